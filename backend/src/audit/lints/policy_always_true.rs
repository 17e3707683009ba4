//! A policy that lets everybody write every row.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "policy-always-true",
    severity: Severity::Warn,
    says: "policy {} lets every row be written",
    hint: "Say in its condition whose row it is.",
    sql: include_str!("queries/policy_always_true.sql"),
};
