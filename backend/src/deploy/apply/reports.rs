//! Planned statements as lines of the report.

use std::collections::BTreeSet;

use crate::deploy::decided::Decided;
use crate::deploy::report::{SegmentReport, StatementReport, StatementStatus, Summary};
use crate::finding::{Finding, Severity};
use crate::plan::{Decision, Plan, PlannedStatement, Segment, SegmentKind, Verdict};
use crate::postgres::PgError;
use crate::sql::{StatementClass, mask_secrets};

/// One line a planned statement, in order.
pub(in crate::deploy) fn planned_reports(decided: &Decided, plan: &Plan) -> Vec<StatementReport> {
    let mut reports: Vec<StatementReport> = plan.statements.iter().map(|planned| report_of(decided, planned)).collect();
    for (number, segment) in plan.segments.iter().enumerate() {
        for at in &segment.statements {
            reports[*at].segment = Some(number + 1);
        }
    }
    reports
}

/// One line a segment, in order.
pub(in crate::deploy) fn planned_segments(decided: &Decided, plan: &Plan) -> Vec<SegmentReport> {
    let name = |phase: &usize| decided.phase_names.get(*phase).cloned();
    let report = |segment: &Segment| {
        let phases: BTreeSet<usize> = segment.statements.iter().map(|at| plan.statements[*at].phase).collect();
        let runs = segment.statements.iter().any(|at| plan.statements[*at].decision.runs());
        SegmentReport {
            phases: phases.iter().filter_map(name).collect(),
            part: segment.part,
            autocommit: segment.kind == SegmentKind::Autocommit,
            statements: segment.statements.clone(),
            status: if runs { StatementStatus::NotRun } else { StatementStatus::Skipped },
        }
    };
    plan.segments.iter().map(report).collect()
}

fn report_of(decided: &Decided, planned: &PlannedStatement) -> StatementReport {
    let declared = planned.index.and_then(|index| decided.statements.get(index));
    let written = declared.map(|declared| declared.statement.text());
    let executed: Vec<String> = planned.sql.iter().map(|sql| mask_secrets(sql)).collect();
    let as_written = planned.decision == Decision::Execute;
    StatementReport {
        phase: decided.phase_names.get(planned.phase).cloned().unwrap_or_default(),
        file: declared.map(|declared| declared.statement.source.path.clone()),
        line: declared.map(|declared| declared.statement.line),
        sql: written.map_or_else(|| executed.join(";\n"), mask_secrets),
        executed_sql: if as_written || written.is_none() { Vec::new() } else { executed },
        hash: declared.map(|declared| declared.statement.hash.clone()),
        kind: declared.map_or_else(|| "generated".to_owned(), |declared| declared.statement.kind.clone()),
        class: declared.map_or("schema", |declared| declared.statement.class.as_str()),
        object: planned.object.as_ref().map(ToString::to_string),
        decision: planned.decision.as_str(),
        status: if planned.decision.runs() { StatementStatus::NotRun } else { StatementStatus::Skipped },
        segment: None,
        started_at: None,
        duration: None,
        rows: None,
        error: None,
        differences: planned.differences.clone(),
        heals: planned.heals.clone(),
        window: None,
        attempts: Vec::new(),
    }
}

/// Counts over everything but session settings and transaction marks.
pub(in crate::deploy) fn planned_summary(decided: &Decided, plan: &Plan) -> Summary {
    let mut summary = Summary::default();
    for planned in &plan.statements {
        let declared = planned.index.and_then(|index| decided.statements.get(index));
        let class = declared.map(|declared| declared.statement.class);
        if matches!(class, Some(StatementClass::Session | StatementClass::Transaction)) {
            continue;
        }
        let count = match planned.decision {
            Decision::Execute => &mut summary.executed,
            Decision::Converge => &mut summary.converged,
            Decision::Replace => &mut summary.replaced,
            Decision::SkipIdentical | Decision::SkipApplied | Decision::FoundApplied => &mut summary.skipped_identical,
            Decision::Refuse | Decision::Drift => continue,
        };
        *count += 1;
        summary.healed += usize::from(!planned.heals.is_empty());
    }
    let is_drift =
        |finding: &&Finding| ["drift", "conflict", "changed-history", "unknown-position"].contains(&finding.code);
    summary.drift = plan.findings.iter().filter(is_drift).count();
    if plan.verdicts.contains(&Verdict::Refused) {
        let errors = plan.findings.iter().filter(|finding| finding.severity == Severity::Error);
        summary.refused = errors.filter(|finding| !is_drift(finding)).count();
    }
    summary
}

/// Where a planned statement stands, in words.
pub(in crate::deploy) fn place_of(decided: &Decided, planned: &PlannedStatement) -> String {
    match planned.index.and_then(|index| decided.statements.get(index)) {
        Some(declared) => {
            format!("{}:{}", declared.statement.source.path, declared.statement.line)
        }
        None => planned.object.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

/// A server's error as a finding.
pub(in crate::deploy) fn server_error(code: &'static str, error: &PgError) -> Finding {
    let state = if error.sqlstate.is_empty() { String::new() } else { format!(" (SQLSTATE {})", error.sqlstate) };
    let mut finding = Finding::error(code, format!("{error}{state}"));
    let details: Vec<&str> = [error.detail.as_deref(), error.context.as_deref()].into_iter().flatten().collect();
    if !details.is_empty() {
        finding = finding.with_detail(details.join("\n"));
    }
    match &error.hint {
        Some(hint) => finding.with_hint(hint.clone()),
        None => finding,
    }
}
