//! Enum types.

use serde::{Deserialize, Serialize};

/// An enum type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enum {
    /// Labels in sort order.
    pub labels: Vec<String>,
}
