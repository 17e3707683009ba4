//! A finished audit for people: differences under the relation they belong to.

use std::path::Path;

use super::out;
use crate::audit::comparison::{Counts, Described, Report, Verdict};
use crate::drift::{Subject, What};

/// Prints differences and what they come to.
pub(super) fn print(report: &Report, dir: &Path) {
    let mut group: Option<&Subject> = None;
    for described in &report.compared.differences {
        if group != Some(&described.difference.group) {
            group = Some(&described.difference.group);
            out(&format!("{}", described.difference.group));
        }
        difference(described);
    }
    out(&headline(report, dir));
}

/// The outcome in one sentence.
pub(super) fn headline(report: &Report, dir: &Path) -> String {
    let place = report.target.as_ref().map_or_else(
        || "the database".to_owned(),
        |target| format!("database \"{}\" on {}:{}", target.database, target.host, target.port),
    );
    let dir = dir.display();
    let seconds = report.duration.as_secs_f64();
    let objects = report.compared.objects;
    match report.verdict {
        Verdict::Equal => {
            let notes = match report.compared.counts().notes {
                0 => String::new(),
                1 => "; 1 note".to_owned(),
                notes => format!("; {notes} notes"),
            };
            format!("{place} is what `{dir}` declares: {objects} declared objects compared in {seconds:.1} s{notes}")
        }
        Verdict::Different => {
            let counts = counts(&report.compared.counts(), report.compared.has_journal);
            format!(
                "{place} is not what `{dir}` declares: {counts}; {objects} declared objects compared in {seconds:.1} s"
            )
        }
        Verdict::NotCompared(status) => {
            format!("did not compare {place} with `{dir}` in {seconds:.1} s ({})", status.as_str())
        }
    }
}

fn counts(counts: &Counts, has_journal: bool) -> String {
    let said = |rows: &[(usize, &str)]| -> String {
        let there = rows.iter().filter(|(count, _)| *count > 0);
        there.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
    };
    let what = said(&[
        (counts.missing, "missing"),
        (counts.undeclared, "undeclared"),
        (counts.changed, "changed"),
        (counts.notes, if counts.notes == 1 { "note" } else { "notes" }),
    ]);
    let who = said(&[
        (counts.pending, "not deployed yet"),
        (counts.drift, "changed in the database"),
        (counts.conflict, "changed by both"),
    ]);
    if has_journal && !who.is_empty() { format!("{what} ({who})") } else { what }
}

fn difference(described: &Described) {
    let finding = &described.finding;
    let sign = match described.difference.what {
        What::Missing => '-',
        What::Undeclared => '+',
        What::Changed(_) => '~',
        What::ColumnOrder { .. } => ' ',
    };
    let place = finding.location.as_ref().map(|location| format!("  {location}")).unwrap_or_default();
    out(&format!("  {sign} [{}] {}{place}", finding.code, finding.message));
    let texts = [finding.detail.as_ref(), finding.hint.as_ref()];
    for text in texts.into_iter().flatten() {
        text.lines().for_each(|line| out(&format!("      {line}")));
    }
}
