//! A function whose names mean what its caller says.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "search-path-unpinned",
    severity: Severity::Warn,
    says: "function {} does not pin its search path",
    hint: "Add `set search_path = ''` to it, and qualify the names in its body.",
    sql: include_str!("queries/search_path_unpinned.sql"),
};
