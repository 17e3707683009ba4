//! A table without a primary key.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "no-primary-key",
    severity: Severity::Info,
    says: "table {} has no primary key",
    hint: "Add a primary key.",
    sql: include_str!("queries/no_primary_key.sql"),
};
