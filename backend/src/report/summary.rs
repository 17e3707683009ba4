//! Everything at once.

use super::deployment::Deployment;
use super::failures::{Failure, failures};
use super::figures::{Figures, figures};
use super::rules::{RuleFigures, by_rule};
use super::slowest::{Timed, slowest};
use super::targets::{Goals, goals};
use super::weeks::{Week, weeks};

/// Figures over past deployments.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many deployments were looked at.
    pub deployments: usize,
    /// Over all of them.
    pub figures: Figures,
    /// Held against the goals.
    pub goals: Goals,
    /// By rule.
    pub rules: Vec<RuleFigures>,
    /// Failures, the most frequent first.
    pub failures: Vec<Failure>,
    /// Statements, the slowest first.
    pub slowest: Vec<Timed>,
    /// Week by week with its goals.
    pub weeks: Vec<(Week, Goals)>,
}

/// Makes the report.
pub fn report(mut deployments: Vec<Deployment>) -> Report {
    deployments.sort_by(|a, b| (a.started_at, &a.id).cmp(&(b.started_at, &b.id)));
    let all = figures(&[], &deployments);
    let weeks = weeks(&deployments).into_iter().map(|week| {
        let goals = goals(&week.figures);
        (week, goals)
    });
    Report {
        deployments: deployments.len(),
        goals: goals(&all),
        figures: all,
        rules: by_rule(&deployments),
        failures: failures(&deployments),
        slowest: slowest(&deployments),
        weeks: weeks.collect(),
    }
}
