//! Sequences.

use crate::catalog::{Facts, Kind, Object, ObjectId, Sequence};
use crate::sql::{literal, qualified};

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE};

const OPTIONS: [&str; 7] = ["data_type", "start", "increment", "min", "max", "cache", "cycle"];

pub(super) fn steps(want: &Object, (from, to): (&Sequence, &Sequence), parts: &[&str]) -> Vec<Step> {
    if parts.contains(&"identity") {
        // Its column takes the one for the other, with privileges.
        let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
        return vec![Step::new(want, &parts, Nature::Replace, Vec::new())];
    }
    let name = qualified(&want.id.schema, &want.id.name);
    let mut steps = Vec::new();
    let options: Vec<&str> = OPTIONS.into_iter().filter(|option| parts.contains(option)).collect();
    if !options.is_empty() {
        let cycle = if to.cycle { "cycle" } else { "no cycle" };
        let sql = format!(
            "alter sequence {name} as {} increment by {} minvalue {} maxvalue {} start with {} cache {} {cycle}",
            to.data_type, to.increment, to.min, to.max, to.start, to.cache
        );
        let sql = within_bounds(&name, from, to).into_iter().chain([sql]).collect();
        steps.push(Step::new(want, &options, Nature::Replace, sql));
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

/// A value outside the new bounds moves to the nearest one, so that none is given out twice.
fn within_bounds(name: &str, from: &Sequence, to: &Sequence) -> Option<String> {
    let (low, high) = (to.min.max(from.min), to.max.min(from.max));
    let narrower = to.min > from.min || to.max < from.max;
    let text = literal(name);
    // Below an ascending sequence's least value, or above a descending one's greatest, nothing was given out of the range.
    let is_called = if to.increment > 0 { format!("last_value >= {low}") } else { format!("last_value <= {high}") };
    (narrower && low <= high).then(|| {
        format!(
            "select pg_catalog.setval({text}, least(greatest(last_value, {low}), {high}), is_called and {is_called}) from {name}"
        )
    })
}

/// Whether the column it belongs to leaves with the same change, alone or with its table.
pub(super) fn goes_with_column(sides: Sides<'_>, have: &Object) -> bool {
    let Facts::Sequence(Sequence { owned_by: Some(owner), .. }) = &have.facts else { return false };
    let owner = owner.replace('"', "");
    let is_owner = |id: &ObjectId| match id.kind {
        Kind::Column => id.path() == owner,
        Kind::Table => owner.rsplit_once('.').is_some_and(|(table, _)| id.path() == table),
        _ => false,
    };
    sides.leaving.iter().any(is_owner)
}

/// The step that ties a sequence to its column.
pub(super) fn owned_by(want: &Object, to: &Sequence, nature: Nature) -> Step {
    let name = qualified(&want.id.schema, &want.id.name);
    let owner = to.owned_by.as_deref().unwrap_or("none");
    Step::new(want, &[OWNED_BY], nature, vec![format!("alter sequence {name} owned by {owner}")])
}

const OWNED_BY: &str = "owned_by";
