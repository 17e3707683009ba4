//! Composite types that stand alone.

use serde::{Deserialize, Serialize};

/// An attribute of a composite type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// Name.
    pub name: String,
    /// Type with its modifier.
    pub data_type: String,
    /// Quoted collation where it is not the type's.
    pub collation: Option<String>,
    /// Comment.
    pub comment: Option<String>,
}

/// A composite type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompositeType {
    /// Attributes in order: a row value is written by place, so the order is part of the type.
    pub attributes: Vec<Attribute>,
}
