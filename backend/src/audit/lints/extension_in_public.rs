//! An extension whose functions lie in the exposed schema.

use crate::audit::lint::Lint;
use crate::finding::Severity;

pub(super) const LINT: Lint = Lint {
    code: "extension-in-public",
    severity: Severity::Warn,
    says: "extension {} lies in schema \"public\"",
    hint: "Move it: `alter extension NAME set schema extensions`.",
    sql: include_str!("queries/extension_in_public.sql"),
};
