//! 42723: a function that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-function",
    sqlstate: "42723",
    condition: "duplicate_function",
    kinds: &[Kind::Function, Kind::Aggregate],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE FUNCTION` fails because a function of that name and these argument types exists.",
    action: "Compares the whole definition; skips it when they are identical.",
    limits: "Another body, SECURITY DEFINER or search_path nobody deployed: reported.",
};
