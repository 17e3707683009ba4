//! A view that shows rows with its owner's rights.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "security-definer-view",
    severity: Severity::Error,
    says: "view {} shows rows with its owner's rights",
    hint: "Recreate it `with (security_invoker = true)`.",
    sql: include_str!("queries/security_definer_view.sql"),
};
