//! Schemas.

use serde::{Deserialize, Serialize};

/// A schema has no parts but owner, comment and privileges.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {}
