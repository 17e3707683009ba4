//! Counts by group, and every failure by name.

use std::collections::BTreeMap;

use wrench_tests::say;

use super::trip::Outcome;

/// Counts and failures of a run.
#[derive(Default)]
pub(super) struct Report {
    counts: BTreeMap<String, [usize; 4]>,
    details: Vec<String>,
    failures: Vec<String>,
}

impl Report {
    /// One that must load and does not.
    pub(super) fn refuse(&mut self, name: &str, outcome: &Outcome) {
        if let Outcome::Unloadable(error) = outcome {
            self.failures.push(format!("FAILED {name} does not load: {}", first_line(error)));
        }
    }

    pub(super) fn add(&mut self, group: &str, name: &str, outcome: &Outcome) {
        let counts = self.counts.entry(group.to_owned()).or_default();
        let (column, reason) = match outcome {
            Outcome::Equal => (0, None),
            Outcome::Unmodelled(kinds) => (1, Some(format!("unmodelled {name}: {kinds}"))),
            Outcome::Unloadable(error) => (2, Some(format!("unloadable {name}: {}", first_line(error)))),
            Outcome::Failed(error) => (3, Some(format!("FAILED {name}: {error}"))),
        };
        counts[column] += 1;
        if let (3, Some(reason)) = (column, &reason) {
            // At once: the run takes minutes.
            say(reason);
            self.failures.push(reason.clone());
        } else {
            self.details.extend(reason);
        }
    }

    /// Prints the table.
    pub(super) fn print(&self) {
        say(&format!("{:<24} {:>6} {:>10} {:>10} {:>6}", "group", "equal", "unmodelled", "unloadable", "failed"));
        for (group, [equal, unmodelled, unloadable, failed]) in &self.counts {
            say(&format!("{group:<24} {equal:>6} {unmodelled:>10} {unloadable:>10} {failed:>6}"));
        }
        for line in &self.details {
            say(line);
        }
    }

    /// Sides that came back equal.
    pub(super) fn equal(&self) -> usize {
        self.counts.values().map(|counts| counts[0]).sum()
    }

    /// What is wrong.
    pub(super) fn failures(&self) -> &[String] {
        &self.failures
    }
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| line.contains("ERROR")).or_else(|| text.lines().next()).unwrap_or_default()
}
