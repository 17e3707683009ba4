//! History files: each statement runs once, in order, as written.

use std::collections::BTreeSet;

use super::inputs::{DeclaredStatement, Inputs};
use super::lines::{as_written, skipped};
use super::place_words::place_findings;
use super::position::{Place, Position};
use super::state::run_once;
use super::summary::{Decision, Plan, PlannedStatement, Verdict};
use crate::files::Style;
use crate::finding::Finding;
use crate::sql::StatementClass;

pub(super) fn plan_statement(inputs: &Inputs<'_>, index: usize, declared: &DeclaredStatement) -> PlannedStatement {
    if inputs.is_found(index) {
        return skipped(index, declared, Decision::FoundApplied);
    }
    match declared.statement.class {
        // Settings of a file that has run concern nobody; what they name may be gone.
        StatementClass::Session | StatementClass::Transaction if file_is_done(inputs, index) => {
            skipped(index, declared, Decision::SkipApplied)
        }
        StatementClass::Session | StatementClass::Transaction => as_written(index, declared),
        _ => run_once(inputs, index, declared),
    }
}

/// Whether the journal knows all statements of the file.
fn file_is_done(inputs: &Inputs<'_>, index: usize) -> bool {
    let Some(here) = inputs.statements.get(index) else { return false };
    let same = |declared: &&DeclaredStatement| declared.phase == here.phase && declared.file == here.file;
    let before = inputs.statements[..index].iter().rev().take_while(same);
    let after = inputs.statements[index..].iter().take_while(same);
    before.chain(after).filter(|declared| !is_mark(declared)).all(|declared| inputs.is_applied(declared))
}

/// Reports where the database stands, and what of the applied history is no longer as it was.
pub(super) fn check(inputs: &Inputs<'_>, plan: &mut Plan) {
    for (file, applied) in &inputs.evidence.applied_files {
        let now: Vec<&DeclaredStatement> = steps(inputs).filter(|declared| &declared.file == file).collect();
        if now.is_empty() {
            if let Some(other) = renamed_to(inputs, applied) {
                plan.stop(Verdict::Drifted, renamed(file, other));
            }
            continue;
        }
        let changed = applied
            .iter()
            .enumerate()
            .find(|(at, (hash, _))| now.get(*at).is_none_or(|declared| &declared.statement.hash != hash));
        if let Some((at, _)) = changed {
            plan.stop(Verdict::Drifted, changed_text(file, at, now.get(at).copied()));
        }
    }
    plan.findings.extend(out_of_order(inputs));
    for position in &inputs.evidence.positions {
        report_place(inputs, position, plan);
    }
}

fn report_place(inputs: &Inputs<'_>, position: &Position, plan: &mut Plan) {
    let findings = place_findings(inputs, position);
    match &position.place {
        Place::After(_) => plan.findings.extend(findings),
        Place::OneOf(_) => findings.into_iter().for_each(|finding| plan.stop(Verdict::Refused, finding)),
        Place::Nowhere { .. } => findings.into_iter().for_each(|finding| plan.stop(Verdict::Drifted, finding)),
    }
}

fn in_scope<'a>(inputs: &'a Inputs<'_>) -> impl Iterator<Item = &'a DeclaredStatement> {
    inputs.statements.iter().filter(|declared| declared.style == Style::History && declared.in_scope)
}

/// What runs, and what the journal counts: `BEGIN` and `COMMIT` only say what is committed together.
fn steps<'a>(inputs: &'a Inputs<'_>) -> impl Iterator<Item = &'a DeclaredStatement> {
    in_scope(inputs).filter(|declared| !is_mark(declared))
}

fn is_mark(declared: &DeclaredStatement) -> bool {
    declared.statement.class == StatementClass::Transaction
}

fn changed_text(file: &str, at: usize, now: Option<&DeclaredStatement>) -> Finding {
    let message = format!("statement {} of history file \"{file}\" was changed after it was applied", at + 1);
    let finding = Finding::error("changed-history", message)
        .with_detail(
            "A history file is a record of what ran; databases that ran the old text would differ from new ones.",
        )
        .with_hint("Put the old text back and write the change as a new file.");
    match now {
        Some(declared) => finding.at(declared.statement.location()),
        None => finding,
    }
}

/// A file that nobody has applied with the very statements of one that is gone.
fn renamed_to<'a>(inputs: &'a Inputs<'_>, applied: &[(String, u32)]) -> Option<&'a DeclaredStatement> {
    let is_new = |declared: &&DeclaredStatement| {
        !inputs.evidence.applied_files.contains_key(&declared.file) && declared.statement.ordinal == applied[0].1
    };
    let first = steps(inputs).filter(is_new).find(|declared| declared.statement.hash == applied[0].0)?;
    let hashes = steps(inputs).filter(|declared| declared.file == first.file).map(|d| &d.statement.hash);
    let is_found = inputs.evidence.positions.iter().any(|position| position.phase == first.phase);
    (!is_found && hashes.eq(applied.iter().map(|(hash, _)| hash))).then_some(first)
}

fn renamed(file: &str, other: &DeclaredStatement) -> Finding {
    let message = format!("history file \"{file}\" was renamed to \"{}\" after it was applied", other.file);
    Finding::error("changed-history", message)
        .with_detail("The order of history files is their names' order, and databases know them by name.")
        .with_hint("Give it its old name back.")
        .at(other.statement.location())
}

/// New files with names before those of applied ones.
fn out_of_order(inputs: &Inputs<'_>) -> Option<Finding> {
    let is_known = |declared: &DeclaredStatement| inputs.evidence.applied_files.contains_key(&declared.file);
    let mut late: Vec<&DeclaredStatement> = Vec::new();
    let mut files: BTreeSet<&str> = BTreeSet::new();
    for (at, declared) in in_scope(inputs).enumerate() {
        let mut rest = in_scope(inputs).skip(at).filter(|other| other.phase == declared.phase);
        if !is_known(declared) && files.insert(&declared.file) && rest.any(is_known) {
            late.push(declared);
        }
    }
    let first = late.first()?;
    let names: Vec<String> = late.iter().map(|declared| format!("\"{}\"", declared.file)).collect();
    let finding = Finding::warn("late-history", format!("{} stands before applied history files", names.join(", ")))
        .with_detail("It runs now, after files that a new database runs later; the result is proved to be the same schema.")
        .with_hint("Where rows depend on the order, give it a later name. If its changes are here already, `wrench adopt` records it.");
    Some(finding.at(first.statement.location()))
}
