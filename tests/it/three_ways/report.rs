//! Counts by way, and why a pair is not equal.

use std::collections::BTreeMap;

use wrench_tests::say;

use super::way::{Verdict, Way};

/// The share of pairs that a database with a base must take.
const SHARE: f64 = 0.95;

/// Verdicts of a run.
#[derive(Default)]
pub(super) struct Table {
    verdicts: BTreeMap<(&'static str, Verdict), usize>,
    forbidden: Vec<String>,
}

impl Table {
    /// Counts a verdict, and says at once why it is not `equal`: the run takes minutes.
    pub(super) fn add(&mut self, way: Way, name: &str, (verdict, why): &(Verdict, String)) {
        *self.verdicts.entry((way.as_str(), *verdict)).or_default() += 1;
        let line = format!("{} · {} · {name}: {why}", way.as_str(), verdict.as_str());
        if *verdict != Verdict::Equal {
            say(&line);
        }
        if verdict.is_forbidden() {
            self.forbidden.push(line);
        }
    }

    fn count(&self, way: Way, verdict: Verdict) -> usize {
        self.verdicts.get(&(way.as_str(), verdict)).copied().unwrap_or_default()
    }

    /// Good ones of all, per way.
    fn share(&self, way: Way) -> (usize, usize) {
        let count = |verdict: &Verdict| self.count(way, *verdict);
        let good = Verdict::ALL.iter().filter(|verdict| verdict.is_good(way)).map(count).sum();
        (good, Verdict::ALL.iter().map(count).sum())
    }

    /// Prints the table.
    pub(super) fn print(&self) {
        let head: Vec<String> = Verdict::ALL.iter().map(|verdict| format!("{:>14}", verdict.as_str())).collect();
        say(&format!("{:<18}{} {:>14}", "way", head.concat(), "good"));
        for way in Way::ALL {
            let row = Verdict::ALL.iter().map(|verdict| format!("{:>14}", self.count(way, *verdict)));
            let (good, all) = self.share(way);
            say(&format!("{:<18}{} {:>14}", way.as_str(), row.collect::<String>(), format!("{good}/{all}")));
        }
    }

    /// What is wrong with the run.
    pub(super) fn failures(&self) -> Vec<String> {
        let mut failures = self.forbidden.clone();
        for way in [Way::WithBase, Way::WithoutHazards] {
            let (good, all) = self.share(way);
            if (good as f64) < SHARE * all as f64 {
                failures.push(format!("{}: only {good} of {all} are good", way.as_str()));
            }
        }
        failures
    }
}
