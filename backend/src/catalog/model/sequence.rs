//! Sequences.

use serde::{Deserialize, Serialize};

/// A sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sequence {
    /// `pg_class.relpersistence`: `p` permanent, `u` unlogged.
    pub persistence: String,
    /// Type of its values.
    pub data_type: String,
    /// First value.
    pub start: i64,
    /// Step.
    pub increment: i64,
    /// Least value.
    pub min: i64,
    /// Greatest value.
    pub max: i64,
    /// Values a session takes at once.
    pub cache: i64,
    /// Starts again at its end.
    pub cycle: bool,
    /// Quoted `schema.table.column` it is dropped with.
    pub owned_by: Option<String>,
    /// Made by an identity column, and gone with it.
    pub identity: bool,
}
