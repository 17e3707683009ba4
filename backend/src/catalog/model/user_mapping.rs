//! User mappings.

use serde::{Deserialize, Serialize};

/// A user mapping. Its identity is the server with the role's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UserMapping {
    /// Options that are no secrets, `name=value`, sorted.
    pub options: Vec<String>,
    /// Names of the options that are secrets; their values are never read.
    pub secrets: Vec<String>,
}
