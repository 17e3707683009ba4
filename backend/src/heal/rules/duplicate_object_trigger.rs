//! 42710: a trigger that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-trigger",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[Kind::Trigger],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE TRIGGER` fails because the trigger exists.",
    action: "Compares the definition and whether it is enabled; skips it when they are identical.",
    limits: "A disabled or different trigger nobody deployed: reported.",
};
