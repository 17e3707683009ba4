//! Policies that do nothing, since row security is off.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "policy-without-rls",
    severity: Severity::Error,
    says: "table {} has policies and row security is off",
    hint: "Enable row security on it.",
    sql: include_str!("queries/policy_without_rls.sql"),
};
