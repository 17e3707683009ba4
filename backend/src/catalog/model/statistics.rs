//! Extended statistics.

use serde::{Deserialize, Serialize};

/// A statistics object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// `pg_get_statisticsobjdef`.
    pub definition: String,
    /// Statistics target where one is set.
    pub target: Option<i32>,
}
