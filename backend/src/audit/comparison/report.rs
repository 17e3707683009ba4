//! What an audit found.

use std::time::Duration;

use time::OffsetDateTime;

use crate::deploy::{Status, TargetInfo};
use crate::drift::{Cause, Difference, What};
use crate::finding::{Finding, Severity};

/// How an audit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Live is what is declared.
    Equal,
    /// It is not.
    Different,
    /// It could not be compared; the status of the attempt.
    NotCompared(Status),
}

impl Verdict {
    /// The word used in output and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Equal => "equal",
            Verdict::Different => "different",
            Verdict::NotCompared(status) => status.as_str(),
        }
    }
}

/// A difference with its words.
#[derive(Clone, Debug)]
pub struct Described {
    /// The difference.
    pub difference: Difference,
    /// What to say of it, with both definitions, a place and what to do.
    pub finding: Finding,
    /// Statements that make the declared object; empty where it is not declared.
    pub declared_sql: Vec<String>,
    /// Statements that make the live object; empty where there is none.
    pub live_sql: Vec<String>,
}

/// Both sides compared.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Declared objects that were compared.
    pub objects: usize,
    /// A deployment is known here, so that who changed what is known, too.
    pub has_journal: bool,
    /// Differences and notes, by relation.
    pub differences: Vec<Described>,
}

/// How many differences of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Declared and not live.
    pub missing: usize,
    /// Live and in no file.
    pub undeclared: usize,
    /// Not the same.
    pub changed: usize,
    /// Notes, which are no differences.
    pub notes: usize,
    /// Changed by the files since the last deployment.
    pub pending: usize,
    /// Changed in the database since the last deployment.
    pub drift: usize,
    /// Changed by both.
    pub conflict: usize,
    /// Nobody knows by whom.
    pub unknown: usize,
}

/// A finished audit.
#[derive(Clone, Debug)]
pub struct Report {
    /// When it began.
    pub started_at: OffsetDateTime,
    /// How long it took.
    pub duration: Duration,
    /// The database; none when no connection came about.
    pub target: Option<TargetInfo>,
    /// Names of the phases asked for.
    pub phases: Vec<String>,
    /// How it ended.
    pub verdict: Verdict,
    /// Exit code of the command.
    pub exit_code: i32,
    /// What there is to say beside the differences, errors included.
    pub findings: Vec<Finding>,
    /// What was compared; nothing where it could not be.
    pub compared: Compared,
}

impl Compared {
    /// The counts.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for difference in self.differences.iter().map(|described| &described.difference) {
            match difference.what {
                What::Missing => counts.missing += 1,
                What::Undeclared => counts.undeclared += 1,
                What::Changed(_) => counts.changed += 1,
                What::ColumnOrder { .. } => {
                    counts.notes += 1;
                    continue;
                }
            }
            match difference.cause {
                Cause::Pending => counts.pending += 1,
                Cause::Drift => counts.drift += 1,
                Cause::Conflict => counts.conflict += 1,
                Cause::Unknown => counts.unknown += 1,
            }
        }
        counts
    }

    /// Whether something is not as declared.
    pub(super) fn differs(&self) -> bool {
        self.differences.iter().any(|described| described.difference.is_difference())
    }

    /// The worst severity of what was found, if anything was.
    pub(super) fn worst(&self) -> Option<Severity> {
        self.differences.iter().map(|described| described.finding.severity).max()
    }
}
