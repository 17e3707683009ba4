//! Domains.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A check constraint of a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DomainConstraint {
    /// `pg_get_constraintdef`, ` NOT VALID` left out.
    #[serde(deserialize_with = "super::constraint::without_not_valid")]
    pub definition: String,
    /// Existing values were checked.
    pub validated: bool,
    /// Comment.
    pub comment: Option<String>,
}

/// A domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Domain {
    /// Type with its modifier that the domain narrows.
    pub base_type: String,
    /// Quoted collation where it is not the base type's.
    pub collation: Option<String>,
    /// Default expression.
    pub default: Option<String>,
    /// NOT NULL.
    pub not_null: bool,
    /// Name of the constraint behind NOT NULL where it is not the one the server chooses (PostgreSQL 17 and later).
    pub not_null_name: Option<String>,
    /// Check constraints by name.
    pub constraints: BTreeMap<String, DomainConstraint>,
}
