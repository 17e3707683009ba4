//! A policy that asks who is asking for each row again.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "policy-asks-per-row",
    severity: Severity::Warn,
    says: "policy {} asks for each row who is asking",
    hint: "Write the call as `(select auth.uid())`, which is asked once for a query.",
    sql: include_str!("queries/policy_asks_per_row.sql"),
};
