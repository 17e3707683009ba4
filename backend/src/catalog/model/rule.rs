//! Rewrite rules.

use serde::{Deserialize, Serialize};

/// A rewrite rule of a table or view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// `pg_get_ruledef`.
    pub definition: String,
    /// `pg_rewrite.ev_enabled`: `O` enabled, `D` disabled, `R` replica, `A` always.
    pub enabled: String,
}
