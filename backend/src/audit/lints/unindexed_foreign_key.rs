//! A foreign key that no index begins with.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "unindexed-foreign-key",
    severity: Severity::Warn,
    says: "foreign key {} has no index",
    hint: "Create an index that begins with its columns.",
    sql: include_str!("queries/unindexed_foreign_key.sql"),
};
