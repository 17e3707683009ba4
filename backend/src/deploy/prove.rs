//! Proof: what is declared is what is live.

use crate::catalog::{Catalog, Object, Unmodelled};
use crate::drift::{part_changes, row_changes};
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

/// Compares declared rows of kinds that are only known by these with the live ones.
pub(super) fn row_differences<'a>(declared: impl Iterator<Item = &'a Unmodelled>, live: &Catalog) -> Vec<Finding> {
    let finding = |want: &Unmodelled| {
        let words = match live.unmodelled.iter().find(|have| have.is_named_as(want)) {
            Some(have) => row_changes(have, want),
            None => vec!["it is missing".to_owned()],
        };
        let name = want.identity.replace('"', "");
        (!words.is_empty()).then(|| unproved(&format!("{} \"{name}\"", want.kind), &format!("{}.", words.join("; "))))
    };
    declared.filter_map(finding).collect()
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

fn unproved(id: &impl std::fmt::Display, detail: &str) -> Finding {
    Finding::error("proof-failed", format!("{id} is not what is declared after the statements ran"))
        .with_detail(detail)
        .with_hint("Please report this with the log: the plan should have known.")
}
