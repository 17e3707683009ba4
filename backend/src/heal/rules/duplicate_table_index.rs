//! 42P07: an index that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-table-index",
    sqlstate: "42P07",
    condition: "duplicate_table",
    kinds: &[Kind::Index],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE INDEX` fails because the name exists, or `IF NOT EXISTS` passes over another or an invalid index.",
    action: "Compares the definition and validity; skips it when they are identical and builds an invalid one again.",
    limits: "Other columns, predicate or table: reported.",
};
