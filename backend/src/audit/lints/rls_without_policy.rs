//! A table with row security and no policy: nobody sees a row.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "rls-without-policy",
    severity: Severity::Info,
    says: "table {} has row security and no policy",
    hint: "Write a policy, or leave it closed on purpose and take the grants away.",
    sql: include_str!("queries/rls_without_policy.sql"),
};
