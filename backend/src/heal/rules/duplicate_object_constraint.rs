//! 42710: a constraint that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-constraint",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[Kind::Constraint],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ADD CONSTRAINT` fails because the constraint exists; PostgreSQL has no `IF NOT EXISTS` for it. A second primary key fails with 42P16.",
    action: "Compares the definition and validity; skips it when they are identical and validates a NOT VALID one.",
    limits: "Another definition: reported.",
};
