//! Range types.

use serde::{Deserialize, Serialize};

/// A range type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RangeType {
    /// Type of its bounds.
    pub subtype: String,
    /// Quoted operator class that orders the bounds, where it is not the type's default.
    pub operator_class: Option<String>,
    /// Quoted collation where it is not the type's.
    pub collation: Option<String>,
    /// Quoted function that brings a range to its canonical form.
    pub canonical: Option<String>,
    /// Quoted function that tells how far two bounds are apart.
    pub difference: Option<String>,
    /// Quoted multirange type that comes with it.
    pub multirange: String,
}
