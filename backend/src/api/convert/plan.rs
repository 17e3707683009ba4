//! Plans and what came of them.

use wrench_wire::{AppliedView, FileChange, PlanAction, PlanView, PlannedView};

use super::deployment::finding;
use super::issue::{issue_summary, proposal};
use crate::api::plans::Job;
use crate::deploy::{Report, StatementStatus, finding_json};
use crate::errors::{Applied, Issue};
use crate::shadow::Fared;

/// What would be done, as it is shown.
pub(in crate::api) fn plan_view(
    (issue, job): (&Issue, &Job),
    plan: String,
    report: &Report,
    (target, is_protected): (&str, bool),
) -> PlanView {
    let (action, title, change) = match job {
        Job::Fix(draft) => {
            let view = proposal(&draft.proposal);
            (PlanAction::Fix, view.title, view.change)
        }
        Job::Undo(undo) => {
            let change =
                FileChange { file: undo.repair.file.clone(), sql: undo.repair.sql.clone(), ..FileChange::default() };
            (PlanAction::Undo, format!("take back what mended issue {}", issue.id), change)
        }
    };
    // What is found done already is not sent.
    let sent = report.statements.iter().filter(|statement| statement.status != StatementStatus::Skipped);
    let statements = sent.map(|statement| PlannedView {
        place: match (&statement.file, statement.line, &statement.object) {
            (Some(file), Some(line), _) => format!("{file}:{line}"),
            (Some(file), None, _) => file.clone(),
            (None, _, object) => object.clone().unwrap_or_default(),
        },
        decision: statement.decision.to_owned(),
        sql: match statement.executed_sql.is_empty() {
            true => statement.sql.clone(),
            false => statement.executed_sql.join(";\n"),
        },
    });
    let statements = statements.collect();
    let confirm = is_protected.then(|| format!("/confirm/{plan}"));
    PlanView { plan, issue: issue.id, action, title, change, statements, target: target.to_owned(), confirm }
}

/// What came of it.
pub(in crate::api) fn applied_view(applied: &Applied) -> AppliedView {
    let findings = applied.findings.iter().chain(&applied.report.findings);
    AppliedView {
        deployment: applied.report.id.clone(),
        exit_code: applied.exit_code,
        request_is_planned: applied.replayed.as_ref().and_then(|replayed| match replayed.fared {
            Fared::Plans => Some(true),
            Fared::Refused(_) => Some(false),
            Fared::NotAsked => None,
        }),
        recovery_s: applied.issue.as_ref().and_then(|issue| issue.recovery_s),
        issue: applied.issue.as_ref().map(issue_summary),
        findings: findings.map(|found| finding(&finding_json(found))).collect(),
    }
}
