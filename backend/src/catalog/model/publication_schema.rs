//! Schemas in publications.

use serde::{Deserialize, Serialize};

/// A schema in a publication has no parts. Its identity is the schema with the publication's name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PublicationSchema {}
