//! 42710: a policy that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-policy",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[Kind::Policy],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE POLICY` fails because the policy exists; PostgreSQL has no `IF NOT EXISTS` for it.",
    action: "Compares command, roles and both expressions; skips it when they are identical.",
    limits: "Another expression nobody deployed is a security difference: reported.",
};
