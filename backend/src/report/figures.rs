//! Counts and rates over some deployments.

use std::time::Duration;

use super::deployment::Deployment;
use super::recovery::{recoveries, unresolved_drift};

/// Part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
}

impl Rate {
    /// From 0 to 1; none of nothing.
    pub fn value(self) -> Option<f64> {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        (self.whole > 0).then(|| number(self.part) / number(self.whole))
    }
}

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Those that succeeded of those that tried to change something.
    pub success: Rate,
    /// Stopped by a guard before anything ran: a flag was missing, or another deployer had the lock.
    pub refused: usize,
    /// Stopped by a difference that nobody declared.
    pub drifted: usize,
    /// Verifications only.
    pub verified: usize,
    /// Statements healed of those that were healed or failed.
    pub heals: Rate,
    /// Databases whose last deployment was stopped by drift.
    pub unresolved_drift: usize,
    /// Median time from the start of a failure to the end of the deployment that succeeded again.
    pub recovery: Option<Duration>,
    /// The longest such time.
    pub longest_recovery: Option<Duration>,
    /// Databases whose last deployment failed.
    pub not_recovered: usize,
}

/// Counts deployments in order of their start. `before` are older ones, which tell what was open when these began.
pub(super) fn figures(before: &[Deployment], these: &[Deployment]) -> Figures {
    let count = |test: &dyn Fn(&Deployment) -> bool| these.iter().filter(|deployment| test(deployment)).count();
    let healed: usize = these.iter().map(|deployment| deployment.heals.len()).sum();
    let failed: usize = these.iter().map(|deployment| deployment.failed().count()).sum();
    let all: Vec<&Deployment> = before.iter().chain(these).collect();
    let first = these.first().and_then(|deployment| deployment.started_at);
    let (mut times, not_recovered) = recoveries(&all, first);
    times.sort();
    Figures {
        success: Rate { part: count(&Deployment::is_success), whole: count(&Deployment::is_attempt) },
        refused: count(&|deployment| matches!(deployment.status.as_str(), "refused" | "locked")),
        drifted: count(&|deployment| deployment.status == "drifted"),
        verified: count(&|deployment| deployment.status == "verified"),
        heals: Rate { part: healed, whole: healed + failed },
        unresolved_drift: unresolved_drift(&all),
        recovery: times.get(times.len() / 2).copied(),
        longest_recovery: times.last().copied(),
        not_recovered,
    }
}
