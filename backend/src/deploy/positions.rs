//! Finds where the target stands among history files that its journal does not know.

use std::collections::BTreeSet;

use super::decided::Decided;
use super::error::Stop;
use super::journal::Journal;
use super::report::Status;
use crate::catalog::{Catalog, Kind, Object};
use crate::files::Style;
use crate::finding::Finding;
use crate::plan::{
    BaseObject, DeclaredStatement, Inputs, Place, Position, differences_at, find_position, phases_to_place,
    place_findings, unplaced_phases,
};

/// Statements that end a file at which the target may stand; none where nobody needs to look.
pub(super) fn checkpoints_of(statements: &[DeclaredStatement], have: &Catalog, journal: &Journal) -> BTreeSet<usize> {
    // An untouched database stands before the first file.
    let is_made = |kind: Kind| !matches!(kind, Kind::Schema | Kind::Extension | Kind::DefaultPrivileges);
    if !have.objects.keys().any(|id| is_made(id.kind)) {
        return BTreeSet::new();
    }
    let phases = unplaced_phases(statements, |file| journal.applied_files.contains_key(file));
    let ends = statements.iter().enumerate().filter(|(_, declared)| {
        let is_step = declared.ends_file && declared.style == Style::History && !is_seed(&declared.file);
        is_step && phases.contains(&declared.phase)
    });
    ends.map(|(index, _)| index).collect()
}

fn is_seed(file: &str) -> bool {
    file.rsplit('/').next() == Some("seed.sql")
}

/// Finds the position in each phase that has checkpoints, and takes what the applied files left as the base.
pub(super) fn place(decided: &mut Decided) {
    let inputs = decided.inputs();
    let checkpoints = &decided.elaboration.checkpoints;
    let has_checkpoint = |phase: &usize| {
        checkpoints.iter().any(|checkpoint| inputs.statements.get(checkpoint.last).is_some_and(|s| s.phase == *phase))
    };
    let phases = phases_to_place(&inputs).into_iter().filter(has_checkpoint);
    let found: Vec<_> = phases.map(|phase| find_position(&inputs, phase, checkpoints)).collect();
    for (position, left) in found {
        remember(decided, position, left);
    }
}

/// Takes a person's word for the file that was applied last, where the live state is what that file leads to.
pub(super) fn place_at(decided: &mut Decided, asked: &str) -> Result<(), Stop> {
    let inputs = decided.inputs();
    let positions = &decided.evidence.positions;
    if positions.is_empty() {
        return Err(nothing_to_place(decided));
    }
    let meant: Vec<(&Position, usize)> = positions
        .iter()
        .flat_map(|position| position.meant_by(asked).into_iter().map(move |at| (position, at)))
        .collect();
    let [(position, applied)] = meant.as_slice() else { return Err(not_one_file(asked, &meant)) };
    let at = (*applied, decided.elaboration.checkpoints.as_slice());
    let (differences, left) = differences_at(&inputs, position, at);
    let mut position = (*position).clone();
    if !differences.is_empty() {
        position.place = Place::Nowhere { nearest: *applied, differences };
        return Err(Stop::new(Status::Drifted, 3, not_there(&inputs, &position, asked)));
    }
    position.place = Place::After(*applied);
    remember(decided, position, left);
    Ok(())
}

fn nothing_to_place(decided: &Decided) -> Stop {
    let knows = !decided.journal.applied_files.is_empty();
    let (message, hint) = match knows {
        true => (
            "the journal knows which history files are applied",
            "Leave out `--at`: `wrench adopt` records the live state, and later files as applied where their result is live.",
        ),
        false => ("nothing of the history files is live", "Deploy: all files run."),
    };
    let finding = Finding::error("position-known", message).with_hint(hint);
    Stop::new(if knows { Status::Refused } else { Status::Drifted }, if knows { 4 } else { 3 }, vec![finding])
}

fn not_one_file(asked: &str, meant: &[(&Position, usize)]) -> Stop {
    let names: Vec<&str> = meant.iter().filter_map(|(position, at)| position.name(*at)).collect();
    let finding = match names.is_empty() {
        true => Finding::error("unrecognized-file", format!("`{asked}` is none of the history files")),
        false => Finding::error("unrecognized-file", format!("`{asked}` may mean {}", names.join(" or "))),
    };
    let hint = "Name one file by its path below the folder, its name, or the number it begins with.";
    Stop::new(Status::Failed, 2, vec![finding.with_hint(hint)])
}

fn not_there(inputs: &Inputs<'_>, position: &Position, asked: &str) -> Vec<Finding> {
    let mut findings = place_findings(inputs, position);
    if let Some(main) = findings.first_mut() {
        main.message = format!("the database is not at `{asked}`");
    }
    findings
}

/// Notes a position; what its applied files left is the base of later decisions.
fn remember(decided: &mut Decided, position: Position, left: Vec<Object>) {
    let entries = base_objects(&decided.inputs(), position.phase, left);
    decided.journal.base.objects.extend(entries.into_iter().map(|entry| (entry.object.id.clone(), entry)));
    decided.evidence.positions.retain(|other| other.phase != position.phase);
    decided.evidence.positions.push(position);
}

/// What applied files of a phase left, as entries of the base.
fn base_objects(inputs: &Inputs<'_>, phase: usize, left: Vec<Object>) -> Vec<BaseObject> {
    let name = |object: &Object| {
        let phase = inputs.phase_of(&object.id).unwrap_or(phase);
        inputs.phases.get(phase).cloned().unwrap_or_default()
    };
    left.into_iter().map(|object| BaseObject { phase: name(&object), object }).collect()
}
