//! Functions and procedures.

use serde::{Deserialize, Serialize};

/// A function, window function or procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Function {
    /// `function` or `procedure`, as DDL names it.
    pub routine: String,
    /// `pg_get_functiondef`: everything but owner, privileges and comment.
    pub definition: String,
    /// Quoted name with argument types, as DDL refers to it.
    pub reference: String,
    /// Result type; cannot be changed in place.
    pub returns: Option<String>,
    /// Arguments with names and defaults; names cannot be changed in place.
    pub arguments: String,
}
