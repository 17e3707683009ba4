//! Row security policies.

use serde::{Deserialize, Serialize};

/// A row security policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Permissive policies are joined with OR, restrictive ones with AND.
    pub permissive: bool,
    /// `pg_policy.polcmd`: `r` select, `a` insert, `w` update, `d` delete, `*` all.
    pub command: String,
    /// Roles it applies to.
    pub roles: Vec<String>,
    /// USING expression.
    pub using: Option<String>,
    /// WITH CHECK expression.
    pub check: Option<String>,
}
