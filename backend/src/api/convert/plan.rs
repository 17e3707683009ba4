//! Plans and what came of them.

use wrench_wire::{AppliedView, FileChange, PlanAction, PlanView, PlannedView, ProposalView};

use super::deployment::finding;
use super::issue::{issue_summary, proof_view, proposal};
use crate::api::plans::Job;
use crate::deploy::{Report, StatementStatus, finding_json};
use crate::errors::{Applied, Issue, Repair};
use crate::shadow::Fared;

/// What would be done, as it is shown.
pub(in crate::api) fn plan_view(
    (issue, job): (&Issue, &Job),
    plan: String,
    report: &Report,
    (target, is_protected): (&str, bool),
) -> PlanView {
    let (action, shown) = match job {
        Job::Fix(draft) => {
            let proof = Some(proof_view(&draft.proof));
            (PlanAction::Fix, ProposalView { proof, ..proposal(&draft.proposal) })
        }
        Job::Undo(undo) => {
            let Repair { file, sql, .. } = undo.repair.clone();
            let after_line = undo.edit.lines_before(&sql);
            let change = FileChange { file, sql, after_line, ..FileChange::default() };
            let title = format!("Take back what mended issue {}", issue.id);
            (PlanAction::Undo, ProposalView { title, change, ..ProposalView::default() })
        }
    };
    // What is found done already is not sent.
    let sent = report.statements.iter().filter(|statement| statement.status != StatementStatus::Skipped);
    let statements = sent.map(|statement| PlannedView {
        place: statement
            .place()
            .or_else(|| statement.file.clone())
            .or_else(|| statement.object.clone())
            .unwrap_or_default(),
        decision: statement.decision.to_owned(),
        sql: match statement.executed_sql.is_empty() {
            true => statement.sql.clone(),
            false => statement.executed_sql.join(";\n"),
        },
    });
    let statements = statements.collect();
    let confirm = is_protected.then(|| format!("/confirm/{plan}"));
    let ProposalView { title, change, evidence, proof, .. } = shown;
    let target = target.to_owned();
    PlanView { plan, issue: issue.id, action, title, change, evidence, proof, statements, target, confirm }
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
