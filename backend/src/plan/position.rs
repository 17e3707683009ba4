//! Finds which history files a database has seen, where no journal tells.

use std::collections::BTreeMap;

use super::checkpoint::{Checkpoint, Timelines};
use super::inputs::{DeclaredStatement, Inputs};
use crate::catalog::{Object, ObjectId};
use crate::files::Style;
use crate::sql::{Guard, StatementClass};

/// Where a database stands among the history files of a phase.
#[derive(Clone, Debug)]
pub struct Position {
    /// Index of the phase.
    pub phase: usize,
    /// The files that can be told apart, by name, with the index after their last statement.
    pub files: Vec<(String, usize)>,
    /// What was found.
    pub place: Place,
}

/// A file as it is called: without ending, and by its folder where that has the name.
fn label(file: &str) -> String {
    let stem = file.strip_suffix(".sql").unwrap_or(file);
    let stem = stem.strip_suffix("/migration").or_else(|| stem.strip_suffix(".up")).unwrap_or(stem);
    stem.rsplit('/').next().unwrap_or(stem).to_owned()
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Place {
    /// This many files are applied.
    After(usize),
    /// One of these numbers of files is applied; the schema does not tell which.
    OneOf(Vec<usize>),
    /// No number of files leads to the live state.
    Nowhere {
        /// How many files lead nearest to it.
        nearest: usize,
        /// What differs from there, in words.
        differences: Vec<(ObjectId, String)>,
    },
}

impl Position {
    /// Numbers of applied files that a person may mean by a file: its name, with or without folder and ending, or the
    /// number it begins with.
    pub fn meant_by(&self, asked: &str) -> Vec<usize> {
        let wanted = label(asked.trim_start_matches("./"));
        let number = |name: &str| name.split('_').next().unwrap_or_default().to_owned();
        let by = |matches: &dyn Fn(&str) -> bool| -> Vec<usize> {
            self.files.iter().enumerate().filter(|(_, (name, _))| matches(name)).map(|(at, _)| at + 1).collect()
        };
        let exact = by(&|name| name == wanted);
        if exact.is_empty() { by(&|name| number(name) == wanted) } else { exact }
    }

    /// The name of the file that a number of applied files ends with.
    pub fn name(&self, applied: usize) -> Option<&str> {
        applied.checked_sub(1).and_then(|at| self.files.get(at)).map(|(name, _)| name.as_str())
    }

    /// Index after the last statement of a number of files.
    pub fn end(&self, applied: usize) -> usize {
        applied.checked_sub(1).and_then(|at| self.files.get(at)).map_or(0, |(_, end)| *end)
    }
}

/// History phases in scope of which the journal knows no file that is there.
pub fn phases_to_place(inputs: &Inputs<'_>) -> Vec<usize> {
    unplaced_phases(inputs.statements, |file| inputs.evidence.applied_files.contains_key(file))
}

/// History phases in scope none of whose files is known.
pub fn unplaced_phases(statements: &[DeclaredStatement], is_known: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut phases: BTreeMap<usize, bool> = BTreeMap::new();
    for declared in statements.iter().filter(|declared| declared.in_scope && declared.style == Style::History) {
        *phases.entry(declared.phase).or_default() |= is_known(&declared.file);
    }
    phases.into_iter().filter(|(_, known)| !known).map(|(phase, _)| phase).collect()
}

/// The position of one phase, and the objects that its applied files left.
pub fn find_position(inputs: &Inputs<'_>, phase: usize, checkpoints: &[Checkpoint]) -> (Position, Vec<Object>) {
    let checkpoints = of_phase(inputs, phase, checkpoints);
    let timelines = Timelines::new(inputs, &checkpoints);
    let name = |checkpoint: &&Checkpoint| (label(&inputs.statements[checkpoint.last].file), checkpoint.last + 1);
    let files: Vec<(String, usize)> = checkpoints.iter().map(name).collect();
    let mut position = Position { phase, files, place: Place::After(0) };
    position.place = place(inputs, &timelines, &position);
    let left = match &position.place {
        Place::After(applied) => timelines.at(*applied).cloned().collect(),
        _ => Vec::new(),
    };
    (position, left)
}

fn of_phase<'a>(inputs: &Inputs<'_>, phase: usize, checkpoints: &'a [Checkpoint]) -> Vec<&'a Checkpoint> {
    let own = |checkpoint: &&Checkpoint| inputs.statements.get(checkpoint.last).is_some_and(|s| s.phase == phase);
    checkpoints.iter().filter(own).collect()
}

/// Whether the live state is what a number of files leads to, with what differs if not.
pub fn differences_at(
    inputs: &Inputs<'_>,
    position: &Position,
    (applied, checkpoints): (usize, &[Checkpoint]),
) -> (Vec<(ObjectId, String)>, Vec<Object>) {
    let checkpoints = of_phase(inputs, position.phase, checkpoints);
    let timelines = Timelines::new(inputs, &checkpoints);
    let differences = timelines.differences(applied).into_iter().map(|(id, words)| (id.clone(), words));
    (differences.collect(), timelines.at(applied).cloned().collect())
}

fn place(inputs: &Inputs<'_>, timelines: &Timelines<'_>, position: &Position) -> Place {
    let distances = timelines.distances();
    let equal = |early: bool| -> Vec<usize> {
        let is_equal = |at: &usize| distances[*at].different == 0 && (early || distances[*at].early == 0);
        (0..distances.len()).filter(is_equal).collect()
    };
    let mut places = equal(false);
    if places.is_empty() {
        places = equal(true);
    }
    // A database on which nothing of the files is there has seen none of them.
    if !timelines.any_live() && (places.is_empty() || (places.contains(&0) && inputs.builds())) {
        return Place::After(0);
    }
    match places.as_slice() {
        [] => {
            // Of equally near ones the last: what is missing was rather changed than not yet made.
            let nearest = (0..distances.len()).rev().min_by_key(|at| distances[*at]).unwrap_or_default();
            let differences = timelines.differences(nearest);
            let differences = differences.into_iter().map(|(id, words)| (id.clone(), words)).collect();
            Place::Nowhere { nearest, differences }
        }
        [one] => Place::After(*one),
        [first, .., last] => settle(inputs, position, (*first, *last), &places),
    }
}

/// Several positions have the live schema: which of them holds is told only where it makes no difference.
fn settle(inputs: &Inputs<'_>, position: &Position, (first, last): (usize, usize), places: &[usize]) -> Place {
    if last - first + 1 != places.len() {
        return Place::OneOf(places.to_vec());
    }
    let between = &inputs.statements[position.end(first)..position.end(last)];
    let all: Vec<Effect> = between.iter().filter(|s| s.phase == position.phase).map(effect).collect();
    let may_run = |effect: &Effect| match effect {
        Effect::None | Effect::Repeatable => true,
        Effect::Rows => inputs.options.run_data,
        Effect::Unseen => false,
    };
    if all.iter().all(|effect| *effect == Effect::None) {
        Place::After(last)
    } else if all.iter().all(may_run) {
        Place::After(first)
    } else {
        Place::OneOf(places.to_vec())
    }
}

/// What a statement did that left the compared schema as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Nothing that a second run or none would change.
    None,
    /// Rows, in a way that a second run does not double.
    Repeatable,
    /// Rows, perhaps.
    Rows,
    /// Something that is not compared.
    Unseen,
}

fn effect(declared: &DeclaredStatement) -> Effect {
    let statement = &declared.statement;
    let is_idempotent = matches!(statement.kind.as_str(), "grant" | "revoke" | "comment_on" | "notify" | "lock");
    match statement.class {
        StatementClass::Session | StatementClass::Transaction | StatementClass::Maintenance => Effect::None,
        _ if is_idempotent => Effect::None,
        StatementClass::Schema if statement.kind == "do" => Effect::Rows,
        StatementClass::Schema if statement.guard != Guard::None => Effect::None,
        StatementClass::Data if statement.conflict_tolerant => Effect::Repeatable,
        StatementClass::Data => Effect::Rows,
        _ => Effect::Unseen,
    }
}
