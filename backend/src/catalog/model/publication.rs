//! Publications.

use serde::{Deserialize, Serialize};

/// A publication without the tables and schemas in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// Publishes every table, those to come included.
    pub all_tables: bool,
    /// Of `insert`, `update`, `delete`, `truncate` those it publishes.
    pub operations: Vec<String>,
    /// Changes of partitions are published as their root's.
    pub via_root: bool,
    /// `pg_publication.pubgencols`: `n` none, `s` stored (PostgreSQL 18 and later).
    pub generated_columns: String,
}
