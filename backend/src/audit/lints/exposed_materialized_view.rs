//! A materialized view that the data API shows; no policy can be on it.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "exposed-materialized-view",
    severity: Severity::Warn,
    says: "materialized view {} can be reached through the data API",
    hint: "Take the privileges of `anon` and `authenticated` away, and show it through a function or a view.",
    sql: include_str!("queries/exposed_materialized_view.sql"),
};
