//! What each history file leaves on the shadow, and where the live state equals it.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::Inputs;
use crate::catalog::{Kind, Object, ObjectId};
use crate::drift::{PartChange, part_changes};

/// The schema after one file, as changes since the file before.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// Index of the file's last statement.
    pub last: usize,
    /// Objects that are other than before: what they were, and what they are.
    pub changed: BTreeMap<ObjectId, (Option<Object>, Option<Object>)>,
}

/// The states of the objects that the history files of a phase ever touch. Position 0 is before the first file.
pub(super) struct Timelines<'a> {
    inputs: &'a Inputs<'a>,
    objects: BTreeMap<&'a ObjectId, Timeline<'a>>,
    /// How many files there are.
    pub(super) files: usize,
}

/// States of one object: each holds from its position on.
type Timeline<'a> = Vec<(usize, Option<&'a Object>)>;

/// How many objects keep the live state from being that of a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// Objects that differ.
    pub(super) different: usize,
    /// Schemas, extensions and default privileges that are there before any file made them.
    pub(super) early: usize,
}

impl<'a> Timelines<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>, checkpoints: &[&'a Checkpoint]) -> Timelines<'a> {
        let mut objects: BTreeMap<&ObjectId, Timeline<'_>> = BTreeMap::new();
        for (at, checkpoint) in checkpoints.iter().enumerate() {
            for (id, (before, after)) in &checkpoint.changed {
                let states = objects.entry(id).or_insert_with(|| vec![(0, before.as_ref())]);
                states.push((at + 1, after.as_ref()));
            }
        }
        Timelines { inputs, objects, files: checkpoints.len() }
    }

    /// Whether anything that only these files make is live.
    pub(super) fn any_live(&self) -> bool {
        let made_here = self.objects.iter().filter(|(_, states)| states.first().is_some_and(|(_, s)| s.is_none()));
        made_here.map(|(id, _)| id).any(|id| !is_ambient(id) && self.inputs.have.get(id).is_some())
    }

    /// The objects as they are at a position.
    pub(super) fn at(&self, position: usize) -> impl Iterator<Item = &'a Object> {
        self.objects.values().filter_map(move |states| state_at(states, position))
    }

    /// The distance of the live state from each position.
    pub(super) fn distances(&self) -> Vec<Distance> {
        let mut all = vec![Distance::default(); self.files + 1];
        for (id, states) in &self.objects {
            let ends = states.iter().skip(1).map(|(at, _)| *at).chain([self.files + 1]);
            for ((start, state), end) in states.iter().zip(ends) {
                let difference = self.difference(id, states, *state);
                for distance in &mut all[*start..end] {
                    match difference {
                        None => {}
                        Some(Difference::Early) => distance.early += 1,
                        Some(_) => distance.different += 1,
                    }
                }
            }
        }
        all
    }

    /// What keeps the live state from being that of a position, in words.
    pub(super) fn differences(&self, position: usize) -> Vec<(&'a ObjectId, String)> {
        let of = |(id, states): (&&'a ObjectId, &Timeline<'a>)| {
            let words = match self.difference(id, states, state_at(states, position))? {
                Difference::Early => return None,
                Difference::Missing => "it is missing".to_owned(),
                Difference::Surplus => "it is there, and should not be yet or no longer".to_owned(),
                Difference::Parts(changes) => changes.iter().map(PartChange::in_words).collect::<Vec<_>>().join("; "),
            };
            Some((*id, words))
        };
        self.objects.iter().filter_map(of).collect()
    }

    fn difference(&self, id: &ObjectId, states: &Timeline<'a>, state: Option<&'a Object>) -> Option<Difference> {
        let have = self.inputs.have.get(id);
        // Phases after this one may have gone on with the object.
        let end = states.last().and_then(|(_, state)| *state);
        let later = self.inputs.full.get(id);
        match (have, state) {
            (None, None) => None,
            (None, Some(_)) if later.is_none() && end.is_some() => None,
            (None, Some(_)) => Some(Difference::Missing),
            (Some(_), None) if is_ambient(id) => Some(Difference::Early),
            (Some(have), None) if end.is_none() && later.is_some_and(|later| later.same_as(have)) => None,
            (Some(_), None) => Some(Difference::Surplus),
            (Some(have), Some(state)) => {
                let by_later = parts_changed(end, later);
                let mut changes = part_changes(have, state);
                changes.retain(|change| {
                    let is_later = by_later.contains(&change.part)
                        && later.is_some_and(|later| later.parts().get(&change.part) == change.have.as_ref());
                    !is_later && !is_undeclared_comment(change, states)
                });
                (!changes.is_empty()).then_some(Difference::Parts(changes))
            }
        }
    }
}

/// How the live object differs from a state.
enum Difference {
    Missing,
    Surplus,
    Early,
    Parts(Vec<PartChange>),
}

fn state_at<'a>(states: &Timeline<'a>, position: usize) -> Option<&'a Object> {
    states.iter().take_while(|(at, _)| *at <= position).last().and_then(|(_, state)| *state)
}

fn parts_changed(end: Option<&Object>, later: Option<&Object>) -> BTreeSet<String> {
    match (end, later) {
        (Some(end), Some(later)) if end != later => part_changes(end, later).into_iter().map(|c| c.part).collect(),
        _ => BTreeSet::new(),
    }
}

/// A comment on an object that no file comments on says nothing of the position.
fn is_undeclared_comment(change: &PartChange, states: &Timeline<'_>) -> bool {
    change.part == "comment" && states.iter().all(|(_, state)| state.is_none_or(|state| state.comment.is_none()))
}

/// What others than the files may have put there.
fn is_ambient(id: &ObjectId) -> bool {
    matches!(id.kind, Kind::Schema | Kind::Extension | Kind::DefaultPrivileges)
}
