//! 23505: rows that are there twice.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "unique-violation",
    sqlstate: "23505",
    condition: "unique_violation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A unique key or index is declared over rows that have the same values, or a seed inserts a row that is there.",
    action: "Counts the duplicates before anything is locked and refuses; never deletes one.",
    limits: "Always: only people know which of them is right.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["23505"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    match scene.sql().trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("insert")) {
        true => Advice::new(
            "Write it as `insert … on conflict do nothing`, or name the conflict target and what to update.",
        ),
        false => Advice::new("Merge or rename the duplicates, then deploy again; none is deleted for you."),
    }
}
