//! Event triggers.

use serde::{Deserialize, Serialize};

/// An event trigger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventTrigger {
    /// `ddl_command_end`, `sql_drop`, …
    pub event: String,
    /// Command tags it fires for, sorted; none: for all.
    pub tags: Vec<String>,
    /// Quoted function it calls.
    pub function: String,
    /// `pg_event_trigger.evtenabled`: `O` enabled, `D` disabled, `R` replica, `A` always.
    pub enabled: String,
}
