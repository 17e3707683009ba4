//! 42P06: a schema that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-schema",
    sqlstate: "42P06",
    condition: "duplicate_schema",
    kinds: &[Kind::Schema],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE SCHEMA` fails because the schema exists.",
    action: "Compares owner and privileges; skips it when they are identical.",
    limits: "Another owner: reported.",
};
