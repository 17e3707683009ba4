//! Indexes.

use serde::{Deserialize, Serialize};

/// An index that no constraint owns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// `pg_get_indexdef`.
    pub definition: String,
    /// Usable: `indisvalid` and `indisready`. A failed concurrent build leaves an index that is not.
    pub valid: bool,
    /// The table was last clustered on it.
    pub clustered: bool,
    /// Quoted table or materialized view.
    pub table: String,
    /// Belongs to an index of the partitioned parent.
    pub inherited: bool,
    /// Quoted index of the partitioned parent it is attached to.
    #[serde(default)]
    pub parent: Option<String>,
}
