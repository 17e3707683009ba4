//! Foreign servers.

use serde::{Deserialize, Serialize};

/// A foreign server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForeignServer {
    /// Name of its foreign-data wrapper.
    pub wrapper: String,
    /// TYPE.
    pub server_type: Option<String>,
    /// VERSION.
    pub version: Option<String>,
    /// Options, `name=value`, sorted.
    pub options: Vec<String>,
}
