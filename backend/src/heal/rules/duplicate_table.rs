//! 42P07: a table that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-table",
    sqlstate: "42P07",
    condition: "duplicate_table",
    kinds: &[Kind::Table],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE TABLE` fails because the table exists, or `IF NOT EXISTS` passes over a table of another shape.",
    action: "Compares the live table, its columns and constraints with the declared ones; skips it when they are identical and adds what is missing when nothing can be lost.",
    limits: "A different column type, a missing NOT NULL, another kind of relation of that name: reported as drift or conflict.",
};
