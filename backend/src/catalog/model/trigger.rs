//! Triggers.

use serde::{Deserialize, Serialize};

/// A trigger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trigger {
    /// `pg_get_triggerdef`.
    pub definition: String,
    /// `pg_trigger.tgenabled`: `O` enabled, `D` disabled, `R` replica, `A` always.
    pub enabled: String,
    /// A constraint trigger; these cannot be replaced in place.
    pub is_constraint: bool,
}
