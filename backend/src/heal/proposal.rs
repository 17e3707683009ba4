//! A repair with its evidence.

use crate::catalog::{Object, ObjectId, object_hash};

use super::rule::Rule;

/// Hashes of the three versions of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Declared.
    pub want: Option<String>,
    /// Live before the repair.
    pub have: Option<String>,
    /// Left by the last deployment.
    pub base: Option<String>,
    /// The differences in words; empty when live was identical.
    pub differences: Vec<String>,
}

/// A statement that would have failed or hidden a difference, and what is done instead.
#[derive(Clone, Debug)]
pub struct Heal {
    /// The rule that answers for it.
    pub rule: &'static Rule,
    /// The object that was already there.
    pub object: ObjectId,
    /// The statement as written.
    pub original_sql: String,
    /// What runs in its place; nothing when live was identical.
    pub executed_sql: Vec<String>,
    /// Why it is right.
    pub evidence: Evidence,
}

impl Evidence {
    /// Hashes of whatever versions there are.
    pub fn of(want: Option<&Object>, have: Option<&Object>, base: Option<&Object>, differences: &[String]) -> Evidence {
        Evidence {
            want: want.map(object_hash),
            have: have.map(object_hash),
            base: base.map(object_hash),
            differences: differences.to_vec(),
        }
    }
}
