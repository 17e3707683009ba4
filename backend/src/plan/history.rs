//! History files: each statement runs once, in order, as written.

use super::inputs::{DeclaredStatement, Inputs};
use super::state::run_once;
use super::summary::{Plan, PlannedStatement, Verdict};
use crate::catalog::Kind;
use crate::files::Style;
use crate::finding::Finding;

pub(super) fn plan_statement(inputs: &Inputs<'_>, index: usize, declared: &DeclaredStatement) -> PlannedStatement {
    run_once(inputs, index, declared)
}

/// Reports applied statements whose text changed, and databases whose position nobody knows.
pub(super) fn check(inputs: &Inputs<'_>, plan: &mut Plan) {
    for (file, applied) in &inputs.evidence.applied_files {
        let now: Vec<&DeclaredStatement> = inputs
            .statements
            .iter()
            .filter(|declared| declared.style == Style::History && declared.in_scope && &declared.file == file)
            .collect();
        if now.is_empty() {
            continue;
        }
        let changed = applied
            .iter()
            .enumerate()
            .find(|(at, (hash, _))| now.get(*at).is_none_or(|declared| &declared.statement.hash != hash));
        if let Some((at, _)) = changed {
            plan.stop(Verdict::Drifted, changed_text(file, at, now.get(at).copied()));
        }
    }
    if let Some(finding) = unknown_position(inputs) {
        plan.stop(Verdict::Refused, finding);
    }
}

fn changed_text(file: &str, at: usize, now: Option<&DeclaredStatement>) -> Finding {
    let message = format!("statement {} of history file \"{file}\" was changed after it was applied", at + 1);
    let finding = Finding::error("changed-history", message)
        .with_detail(
            "A history file is a record of what ran; databases that ran the old text would differ from new ones.",
        )
        .with_hint("Put the old text back and write the change as a new file.");
    match now {
        Some(declared) => finding.at(declared.statement.location()),
        None => finding,
    }
}

fn unknown_position(inputs: &Inputs<'_>) -> Option<Finding> {
    let history: Vec<&DeclaredStatement> =
        inputs.statements.iter().filter(|declared| declared.style == Style::History && declared.in_scope).collect();
    let first = history.first()?;
    if history.iter().any(|declared| inputs.evidence.applied_files.contains_key(&declared.file)) {
        return None;
    }
    let live = inputs
        .want
        .objects
        .keys()
        .filter(|id| !matches!(id.kind, Kind::Schema | Kind::Extension | Kind::DefaultPrivileges))
        .filter(|id| inputs.style_of(id) == Some(Style::History))
        .find(|id| inputs.have.get(id).is_some())?;
    let finding = Finding::error("unknown-position", "which of the history files this database has seen is not known")
        .with_detail(format!("There is no journal, and {live}, which the files create, is there already."))
        .with_hint("Run `wrench adopt` to record that all files are applied, then deploy.");
    Some(finding.at(first.statement.location()))
}
