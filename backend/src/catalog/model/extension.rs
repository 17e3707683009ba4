//! Extensions.

use serde::{Deserialize, Serialize};

/// An installed extension. Its version is the server's business: two servers of one major differ in it rightly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extension {
    /// Schema its objects live in.
    pub schema: String,
}
