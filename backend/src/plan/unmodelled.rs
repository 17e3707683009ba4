//! Statements that declare objects of kinds which are only known by their catalog rows: made where they are absent, skipped
//! where they are the same, drift where they differ.

use std::collections::BTreeSet;

use super::inputs::{DeclaredStatement, Inputs};
use super::lines::{as_written, line};
use super::refuse::sentences;
use super::summary::{Decision, Plan, PlannedStatement, Verdict};
use crate::catalog::Unmodelled;
use crate::drift::row_changes;
use crate::finding::Finding;

/// Plans a statement about such objects; nothing for a statement about none.
pub(super) fn plan_unmodelled(
    inputs: &Inputs<'_>,
    (index, declared): (usize, &DeclaredStatement),
    plan: &mut Plan,
) -> Option<PlannedStatement> {
    let rows: Vec<&Unmodelled> = declared_by(inputs, index).collect();
    let first = rows.first()?;
    let live = |row: &Unmodelled| inputs.have.unmodelled.iter().find(|live| live.is_named_as(row));
    let all_absent = rows.iter().all(|row| live(row).is_none());
    if all_absent && (!inputs.is_applied(declared) || inputs.options.converge_drift) {
        return Some(as_written(index, declared));
    }
    let different = rows.iter().filter_map(|row| match live(row) {
        Some(live) => Some((*row, row_changes(live, row))).filter(|(_, words)| !words.is_empty()),
        None => Some((*row, vec!["it was dropped behind our back".to_owned()])),
    });
    let different: Vec<(&Unmodelled, Vec<String>)> = different.collect();
    let skipped = line(index, declared, Vec::new(), None);
    if different.is_empty() {
        return Some(PlannedStatement { decision: Decision::SkipIdentical, ..skipped });
    }
    // Said at the first of the statements that made it what it is.
    let earlier: BTreeSet<&Unmodelled> = (0..index).flat_map(|at| declared_by(inputs, at)).collect();
    if !earlier.contains(first) {
        different.iter().for_each(|(row, words)| plan.stop(Verdict::Drifted, drift(row, words, declared)));
    }
    Some(PlannedStatement { decision: Decision::Drift, ..skipped })
}

fn drift(row: &Unmodelled, words: &[String], declared: &DeclaredStatement) -> Finding {
    let name = row.identity.replace('"', "");
    Finding::error("drift", format!("{} \"{name}\" differs from what is declared", row.kind))
        .with_detail(sentences(words))
        .with_hint("Write the live definition into the file, or drop it by hand and deploy again.")
        .at(declared.statement.location())
}

fn declared_by<'a>(inputs: &'a Inputs<'_>, index: usize) -> impl Iterator<Item = &'a Unmodelled> {
    let names = inputs.attribution.unmodelled_by(index);
    inputs.want.unmodelled.iter().filter(move |row| names.is_some_and(|names| names.contains(&row.words())))
}
