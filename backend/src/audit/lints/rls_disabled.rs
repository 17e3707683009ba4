//! A table that the data API reaches and no row security protects.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "rls-disabled",
    severity: Severity::Error,
    says: "table {} can be reached through the data API and has no row security",
    hint: "Enable row security on it, and write policies that say who may see which row.",
    sql: include_str!("queries/rls_disabled.sql"),
};
