//! 23503: rows that refer to nothing.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "foreign-key-violation",
    sqlstate: "23503",
    condition: "foreign_key_violation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A foreign key is declared over rows that refer to rows that are not there.",
    action: "Counts the orphans before anything is locked and refuses; never deletes them, and never leaves the key NOT VALID unasked.",
    limits: "Always: only people know where the rows belong.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["23503"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Put the rows right, or declare the key `not valid`: it then holds for new rows, and `validate constraint` comes later.",
    )
}
