//! The plan as a value.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::ObjectDecision;
use super::segments::Segment;
use crate::catalog::ObjectId;
use crate::finding::Finding;
use crate::heal::Heal;

/// What happens to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Runs as written.
    Execute,
    /// What it declares is there already.
    SkipIdentical,
    /// The journal knows it as done.
    SkipApplied,
    /// No journal knows it, and the live state says that it is done.
    FoundApplied,
    /// Additive statements run in its place.
    Converge,
    /// A pending change runs in its place.
    Replace,
    /// Refused: it needs a flag.
    Refuse,
    /// Stopped by a difference nobody declared.
    Drift,
}

impl Decision {
    /// The word used in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Execute => "execute",
            Decision::SkipIdentical => "skip_identical",
            Decision::SkipApplied => "skip_applied",
            Decision::FoundApplied => "found_applied",
            Decision::Converge => "converge",
            Decision::Replace => "replace",
            Decision::Refuse => "refuse",
            Decision::Drift => "drift",
        }
    }

    /// Whether anything is sent to the target for it.
    pub fn runs(self) -> bool {
        matches!(self, Decision::Execute | Decision::Converge | Decision::Replace)
    }

    /// Whether it keeps the plan from being applied.
    pub fn stops(self) -> bool {
        matches!(self, Decision::Refuse | Decision::Drift)
    }
}

/// One line of the plan.
#[derive(Clone, Debug)]
pub struct PlannedStatement {
    /// Index among the declared statements; none for a change no statement stands for (a drop).
    pub index: Option<usize>,
    /// Index of the phase.
    pub phase: usize,
    /// What happens.
    pub decision: Decision,
    /// What is sent, in order.
    pub sql: Vec<String>,
    /// The object it is mainly about.
    pub object: Option<ObjectId>,
    /// Objects that are changed or dropped by it, beside those that its own text makes.
    pub touches: BTreeSet<ObjectId>,
    /// It takes away what is in the way of others, or puts that back.
    pub clears: bool,
    /// It takes away what has a name that something new takes.
    pub makes_room: bool,
    /// The differences that are settled by it, in words.
    pub differences: Vec<String>,
    /// What is healed by it.
    pub heals: Vec<Heal>,
    /// Cannot run inside a transaction.
    pub autocommit: bool,
}

/// How a plan ends when it cannot be applied; the order is that of the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A statement would fail and may not be healed.
    Failed,
    /// A flag is missing.
    Refused,
    /// Live and declared differ and nobody declared the difference.
    Drifted,
}

/// What a deployment will do, or why it will not.
#[derive(Debug, Default)]
pub struct Plan {
    /// Statements in order.
    pub statements: Vec<PlannedStatement>,
    /// Statements by transaction; indexes into `statements`.
    pub segments: Vec<Segment>,
    /// Decisions per object.
    pub objects: BTreeMap<ObjectId, ObjectDecision>,
    /// What stops it or is worth saying.
    pub findings: Vec<Finding>,
    /// Why it cannot be applied; empty when it can.
    pub verdicts: BTreeSet<Verdict>,
}

impl Plan {
    /// Whether applying it sends anything but session settings.
    pub fn changes_anything(&self, is_session: impl Fn(usize) -> bool) -> bool {
        self.statements.iter().any(|planned| planned.decision.runs() && !planned.index.is_some_and(&is_session))
    }

    pub(super) fn stop(&mut self, verdict: Verdict, finding: Finding) {
        self.verdicts.insert(verdict);
        self.findings.push(finding);
    }
}
