//! 22P02: values that do not fit a type.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-text-representation",
    sqlstate: "22P02",
    condition: "invalid_text_representation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "Values of existing rows do not fit the new type of their column, or a statement writes a value that does not fit.",
    action: "Tries the cast on all rows before anything is locked and refuses; with 22003, 22001, 22007 and 22008 alike.",
    limits: "Always: no value is cut or rounded to fit.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["22P02", "22003", "22001", "22007", "22008", "22023"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Put the values right first, or change the column in steps: a new column, a backfill, then drop the old one.",
    )
}
