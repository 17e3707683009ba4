//! What was decided for an object.

use std::collections::BTreeSet;

use crate::catalog::ObjectId;
use crate::drift::{Hazard, Step};

/// The decision, worst last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Live equals declared.
    Identical,
    /// Nowhere yet: its statements create it.
    Create,
    /// Additive and lossless changes make it equal.
    Converge,
    /// Replaceable in place, no data in it: a pending change.
    Replace,
    /// Needs somebody's word.
    Hazard(BTreeSet<Hazard>),
    /// No safe way is known.
    Unsupported(String),
    /// Changed behind our back.
    Drift,
    /// Changed on both sides.
    Conflict,
}

impl Outcome {
    /// The word used in plans.
    pub fn as_str(&self) -> &'static str {
        match self {
            Outcome::Identical => "identical",
            Outcome::Create => "create",
            Outcome::Converge => "converge",
            Outcome::Replace => "replace",
            Outcome::Hazard(_) => "hazard",
            Outcome::Unsupported(_) => "unsupported",
            Outcome::Drift => "drift",
            Outcome::Conflict => "conflict",
        }
    }

    /// Whether the outcome stops the deploy.
    pub fn stops(&self, allowed: &BTreeSet<Hazard>) -> bool {
        match self {
            Outcome::Hazard(hazards) => !hazards.is_subset(allowed),
            Outcome::Unsupported(_) | Outcome::Drift | Outcome::Conflict => true,
            _ => false,
        }
    }
}

/// An object with its decision.
#[derive(Clone, Debug)]
pub struct ObjectDecision {
    /// Which object.
    pub id: ObjectId,
    /// What was decided.
    pub outcome: Outcome,
    /// What to run for it, apart from its own statements.
    pub steps: Vec<Step>,
    /// The differences in words.
    pub words: Vec<String>,
    /// The files declare it no longer.
    pub is_gone: bool,
    /// It is live, of whatever shape.
    pub is_live: bool,
    /// It is live, and made again since something it uses changes.
    pub is_remade: bool,
}
