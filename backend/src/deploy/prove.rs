//! Proof: what is declared is what is live.

use crate::catalog::{Catalog, Object, ObjectId};
use crate::drift::part_changes;
use crate::finding::Finding;
use crate::plan::{Base, ObjectDecision};

/// Compares declared objects with the live catalog; each difference is a finding.
pub(super) fn differences<'a>(declared: impl Iterator<Item = &'a Object>, live: &Catalog, base: &Base) -> Vec<Finding> {
    declared.filter_map(|want| difference(want, live.get(&want.id), base.get(&want.id))).collect()
}

fn difference(want: &Object, have: Option<&Object>, base: Option<&Object>) -> Option<Finding> {
    let Some(have) = have else {
        return Some(unproved(&want.id, "It is missing."));
    };
    let own_comment = base.is_some_and(|base| base.comment.is_some());
    let words: Vec<String> = part_changes(have, want)
        .into_iter()
        .filter(|change| change.part != "comment" || change.want.is_some() || own_comment)
        .map(|change| change.in_words())
        .collect();
    (!words.is_empty()).then(|| unproved(&want.id, &format!("{}.", words.join("; "))))
}

/// Objects whose drop was planned and that are still there.
pub(super) fn still_there<'a>(
    decisions: impl Iterator<Item = &'a ObjectDecision>,
    want: &Catalog,
    live: &Catalog,
) -> Vec<Finding> {
    decisions
        .filter(|decision| want.get(&decision.id).is_none() && live.get(&decision.id).is_some())
        .map(|decision| unproved(&decision.id, "It should be gone and is still there."))
        .collect()
}

fn unproved(id: &ObjectId, detail: &str) -> Finding {
    Finding::error("proof-failed", format!("{id} is not what is declared after the statements ran"))
        .with_detail(detail)
        .with_hint("Please report this with the log: the plan should have known.")
}
