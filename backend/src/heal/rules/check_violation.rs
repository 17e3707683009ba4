//! 23514: rows that break a check.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "check-violation",
    sqlstate: "23514",
    condition: "check_violation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A check constraint is declared over rows that break it.",
    action: "Counts the rows before anything is locked and refuses.",
    limits: "Always.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["23514"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Put the rows right, or declare the check `not valid`: it then holds for new rows, and is validated later.",
    )
}
