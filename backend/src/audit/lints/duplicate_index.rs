//! An index that another one is the same as.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "duplicate-index",
    severity: Severity::Warn,
    says: "index {} is the same as another one",
    hint: "Drop one of the two.",
    sql: include_str!("queries/duplicate_index.sql"),
};
