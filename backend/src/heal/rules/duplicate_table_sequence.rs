//! 42P07: a sequence that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-table-sequence",
    sqlstate: "42P07",
    condition: "duplicate_table",
    kinds: &[Kind::Sequence],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE SEQUENCE` fails because the sequence exists.",
    action: "Compares its options and owner column; skips it when they are identical.",
    limits: "Other options: reported.",
};
