//! Table constraints.

use serde::{Deserialize, Serialize};

/// A table constraint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constraint {
    /// `pg_constraint.contype`: `c` check, `f` foreign key, `p` primary key, `u` unique, `x` exclusion.
    pub constraint_type: String,
    /// `pg_get_constraintdef`, ` NOT VALID` left out.
    #[serde(deserialize_with = "without_not_valid")]
    pub definition: String,
    /// Existing rows were checked.
    pub validated: bool,
    /// Storage options of its index, `name=value`, sorted.
    pub index_options: Vec<String>,
    /// The table was last clustered on its index.
    pub clustered: bool,
    /// Comes from a parent table only.
    pub inherited: bool,
}

impl Constraint {
    /// Whether an index of the same name enforces it.
    pub fn has_index(&self) -> bool {
        matches!(self.constraint_type.as_str(), "p" | "u" | "x")
    }
}

/// Validity is a part of its own: a valid constraint and its NOT VALID twin have one definition.
pub(super) fn without_not_valid<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(text.strip_suffix(" NOT VALID").unwrap_or(&text).to_owned())
}
