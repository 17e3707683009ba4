//! What came of the cases, sort by sort, and the page that says it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

/// Cases of one sort.
#[derive(Debug, Default)]
struct Sort {
    cases: usize,
    missed: Vec<String>,
}

/// What came of all cases.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sorts: BTreeMap<&'static str, Sort>,
    took: Vec<Duration>,
}

impl Tally {
    /// Notes a case; how long its proof took, if it came through.
    pub(super) fn add(&mut self, sort: &'static str, name: &str, proof: Option<Duration>) {
        let entry = self.sorts.entry(sort).or_default();
        entry.cases += 1;
        match proof {
            Some(took) => self.took.push(took),
            None => entry.missed.push(name.to_owned()),
        }
    }

    pub(super) fn cases(&self) -> usize {
        self.sorts.values().map(|sort| sort.cases).sum()
    }

    pub(super) fn mended(&self) -> usize {
        self.cases() - self.sorts.values().map(|sort| sort.missed.len()).sum::<usize>()
    }

    /// One line.
    pub(super) fn summary(&self) -> String {
        let mut took = self.took.clone();
        took.sort();
        let at = |share: usize| took.get((took.len() * share / 100).min(took.len().saturating_sub(1)));
        let (half, most) = (at(50).copied().unwrap_or_default(), at(95).copied().unwrap_or_default());
        format!("{} of {} came through; a proof takes p50 {half:?}, p95 {most:?}", self.mended(), self.cases())
    }

    /// The table of the page.
    pub(super) fn table(&self) -> String {
        let mut text = "| request | cases | mended | not mended |\n|---|---|---|---|\n".to_owned();
        let row = |text: &mut String, name: &str, cases: usize, mended: usize, missed: &str| {
            writeln!(text, "| {name} | {cases} | {mended} | {missed} |").expect("a string grows");
        };
        for (name, sort) in &self.sorts {
            let missed: Vec<String> = sort.missed.iter().map(|name| format!("`{name}`")).collect();
            row(&mut text, name, sort.cases, sort.cases - sort.missed.len(), &missed.join(", "));
        }
        row(&mut text, "**all**", self.cases(), self.mended(), "");
        text
    }
}
