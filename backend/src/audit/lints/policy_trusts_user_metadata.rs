//! A policy that believes what its reader writes.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "policy-trusts-user-metadata",
    severity: Severity::Error,
    says: "policy {} believes what a person may change",
    hint: "Use `app_metadata`, or a table that says who may do what.",
    sql: include_str!("queries/policy_trusts_user_metadata.sql"),
};
