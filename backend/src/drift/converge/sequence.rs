//! Sequences.

use crate::catalog::{Object, Sequence};
use crate::sql::qualified;

use super::super::hazard::Nature;
use super::Step;

const OPTIONS: [&str; 7] = ["data_type", "start", "increment", "min", "max", "cache", "cycle"];

pub(super) fn steps(want: &Object, to: &Sequence, parts: &[&str]) -> Vec<Step> {
    let name = qualified(&want.id.schema, &want.id.name);
    let mut steps = Vec::new();
    let options: Vec<&str> = OPTIONS.into_iter().filter(|option| parts.contains(option)).collect();
    if !options.is_empty() {
        let cycle = if to.cycle { "cycle" } else { "no cycle" };
        let sql = format!(
            "alter sequence {name} as {} increment by {} minvalue {} maxvalue {} start with {} cache {} {cycle}",
            to.data_type, to.increment, to.min, to.max, to.start, to.cache
        );
        steps.push(Step::new(want, &options, Nature::Replace, vec![sql]));
    }
    if parts.contains(&"owned_by") {
        steps.push(owned_by(want, to, Nature::Replace));
    }
    if parts.contains(&"persistence") {
        let word = if to.persistence == "u" { "unlogged" } else { "logged" };
        let sql = format!("alter sequence {name} set {word}");
        steps.push(Step::new(want, &["persistence"], Nature::Replace, vec![sql]));
    }
    steps
}

/// The step that ties a sequence to its column.
pub(super) fn owned_by(want: &Object, to: &Sequence, nature: Nature) -> Step {
    let name = qualified(&want.id.schema, &want.id.name);
    let owner = to.owned_by.as_deref().unwrap_or("none");
    Step::new(want, &[OWNED_BY], nature, vec![format!("alter sequence {name} owned by {owner}")])
}

const OWNED_BY: &str = "owned_by";
