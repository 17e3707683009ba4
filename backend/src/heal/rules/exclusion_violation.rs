//! 23P01: rows that exclude each other.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "exclusion-violation",
    sqlstate: "23P01",
    condition: "exclusion_violation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "An exclusion constraint is declared over rows that conflict with each other.",
    action: "Counts the conflicting rows before anything is locked and refuses.",
    limits: "Always.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["23P01"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Move one of the conflicting rows, then deploy again; an exclusion constraint cannot be NOT VALID.")
}
