//! 42P07: a view that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-table-view",
    sqlstate: "42P07",
    condition: "duplicate_table",
    kinds: &[Kind::View],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE VIEW` fails because the view exists.",
    action: "Compares the definition as the server prints it; skips it when they are identical.",
    limits: "Another definition nobody deployed: reported.",
};
