//! Grouping: which occurrences are one issue. Versions are never edited; a new one comes beside the old.

mod v1;

use super::{Diagnosis, Observation};

/// A grouping key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Hex SHA-256 of the key.
    pub hash: String,
    /// The key, readable: parts joined with `|`.
    pub key: String,
}

/// The key of the version in use.
pub fn fingerprint(diagnosis: &Diagnosis, observation: &Observation<'_>) -> Fingerprint {
    v1::fingerprint(diagnosis, observation)
}
