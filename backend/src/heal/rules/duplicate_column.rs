//! 42701: a column that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-column",
    sqlstate: "42701",
    condition: "duplicate_column",
    kinds: &[Kind::Column],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ADD COLUMN` fails because the column exists, or `IF NOT EXISTS` passes over a column of another type.",
    action: "Compares type, collation, default, NOT NULL, identity and generation; skips it when they are identical. Clauses of one ALTER TABLE are judged one by one.",
    limits: "`text` and `varchar(20)` are different types: reported as drift or conflict.",
};
