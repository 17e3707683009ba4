//! A deploy from start to log file.

use std::path::Path;
use std::time::Instant;

use time::OffsetDateTime;
use time::macros::format_description;

use super::error::Stop;
use super::event::Event;
use super::journal::close_deployment;
use super::log::write_log;
use super::partial::what_stands;
use super::report::{Metrics, Report, StatementReport, StatementStatus, Status, Summary};
use super::request::DeployRequest;
use super::stages::Stages;
use super::target::OpenTarget;
use crate::finding::Finding;

/// Deploys, and answers with what came of it whatever happened. `interrupted` ends it early.
pub async fn deploy(
    request: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    mut on_event: impl FnMut(Event<'_>) + Send,
) -> Report {
    let started = Instant::now();
    let started_at = OffsetDateTime::now_utc();
    let mut stages = Stages::new(request, empty_report(started_at), &mut on_event);
    let outcome = {
        let work = stages.run();
        tokio::pin!(work, interrupted);
        tokio::select! {
            outcome = &mut work => outcome,
            () = &mut interrupted => Err(Stop::new(Status::Interrupted, 130, vec![interruption()])),
        }
    };
    let (mut report, target, is_recorded) = stages.finish();
    apply_outcome(&mut report, outcome);
    report.duration = started.elapsed();
    if let Some(target) = target {
        end_session(&target, &report, is_recorded).await;
    }
    if let Some(dir) = &request.log_dir {
        log_into(dir, &mut report);
    }
    report
}

fn log_into(dir: &Path, report: &mut Report) {
    match write_log(dir, report) {
        Ok(path) => report.log_file = Some(path),
        Err(error) => report.findings.push(
            Finding::warn("log-not-written", format!("could not write the log into \"{}\"", dir.display()))
                .with_detail(format!("{error}."))
                .with_hint("The deploy itself is not affected. Name another folder with `--log-dir`."),
        ),
    }
}

pub(super) fn empty_report(started_at: OffsetDateTime) -> Report {
    Report {
        id: deployment_id(started_at),
        started_at,
        duration: std::time::Duration::ZERO,
        git_commit: None,
        target: None,
        phases: Vec::new(),
        status: Status::Failed,
        exit_code: 1,
        statements: Vec::new(),
        segments: Vec::new(),
        findings: Vec::new(),
        summary: Summary::default(),
        metrics: Metrics::default(),
        log_file: None,
    }
}

/// How a deployment's start stands in its id and in the log file's name: `2025-09-28T00-47-40-390Z`.
const ID: &[time::format_description::BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]-[minute]-[second]-[subsecond digits:3]Z");

pub(super) fn deployment_id(at: OffsetDateTime) -> String {
    at.format(ID).unwrap_or_else(|_| at.unix_timestamp_nanos().to_string())
}

/// When the deployment of an id began.
pub(super) fn start_of(id: &str) -> Option<OffsetDateTime> {
    Some(time::PrimitiveDateTime::parse(id, ID).ok()?.assume_utc())
}

pub(super) fn interruption() -> Finding {
    Finding::error("interrupted", "the deploy was interrupted")
        .with_detail("The running transaction was rolled back.")
        .with_hint("Deploy again to continue.")
}

fn apply_outcome(report: &mut Report, outcome: Result<Status, Stop>) {
    match outcome {
        Ok(status) => (report.status, report.exit_code) = (status, 0),
        Err(stop) => {
            (report.status, report.exit_code) = (stop.status, stop.exit_code);
            report.findings.extend(stop.findings);
            count_what_stayed(report);
        }
    }
    let committed = report.statements.iter().any(|s| s.status == StatementStatus::Done && !is_mark(s.class));
    if report.status == Status::Failed && committed {
        report.status = Status::Partial;
        report.findings.push(what_stands(report));
    }
}

/// The plan's counts are promises; after a stop only what was committed counts.
fn count_what_stayed(report: &mut Report) {
    let stayed = |decision: &str| {
        let done = report.statements.iter().filter(|statement| statement.status == StatementStatus::Done);
        done.filter(|statement| statement.decision == decision && !is_mark(statement.class)).count()
    };
    let (executed, converged, replaced) = (stayed("execute"), stayed("converge"), stayed("replace"));
    let is_healed = |statement: &&StatementReport| {
        let was_needed = !statement.heals.is_empty() || !statement.attempts.is_empty();
        was_needed && statement.status == StatementStatus::Done
    };
    let healed = report.statements.iter().filter(is_healed).count();
    report.summary = Summary { executed, converged, replaced, healed, ..report.summary };
}

fn is_mark(class: &str) -> bool {
    matches!(class, "session" | "transaction")
}

/// Stops what still runs, takes back what is open, and notes the end in the journal.
async fn end_session(target: &OpenTarget, report: &Report, is_recorded: bool) {
    // A deploy that succeeded has closed its transactions and its journal row itself.
    if report.status == Status::Succeeded {
        return;
    }
    let client = &target.connection.client;
    if report.status == Status::Interrupted && target.connection.cancel().await.is_err() {
        return;
    }
    // Outside a transaction the server only warns; a lost session has nothing to take back.
    if client.batch_execute("rollback").await.is_err() || !is_recorded {
        return;
    }
    let summary = super::log::summary_json(&report.summary).to_string();
    let closed = close_deployment(client, &report.id, report.status.as_str(), report.exit_code, &summary).await;
    // The journal row says `running` then; every statement that was committed has its own row.
    drop(closed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_when_its_deployment_began() {
        let id = "2025-09-28T00-47-40-390Z";
        assert_eq!(start_of(id).map(deployment_id).as_deref(), Some(id));
        assert_eq!(start_of("another"), None);
    }
}
