//! Deployments, from the journal's rows or from a log document.

use serde_json::Value;
use time::OffsetDateTime;
use wrench_wire::{
    DeploymentDetail, DeploymentStatus, DeploymentSummary, DeploymentTarget, FindingView, HealView, StatementCounts,
    StatementView,
};

use super::instant;
use crate::deploy::{LogEntry, RecordedDeployment, RecordedStatement};
use crate::postgres::ServerInfo;

/// Whether a log is of a deployment to this database.
pub(in crate::api) fn is_log_of(log: &LogEntry, server: &ServerInfo) -> bool {
    let target = &log.document["target"];
    target["host"] == server.host && target["port"] == server.port && target["database"] == server.database
}

/// A row of the journal.
pub(in crate::api) fn summary_of_record(deployment: &RecordedDeployment) -> DeploymentSummary {
    let duration = deployment.finished_at.map(|end: OffsetDateTime| (end - deployment.started_at).as_seconds_f64());
    DeploymentSummary {
        id: deployment.id.clone(),
        status: status(&deployment.status),
        started_at: instant(deployment.started_at),
        duration_ms: duration.map(|seconds| seconds * 1_000.0),
        phases: deployment.phases.clone(),
        deployed_by: Some(deployment.deployed_by.clone()),
        git_commit: deployment.git_commit.clone(),
        counts: counts(&deployment.summary),
    }
}

/// A log document.
pub(in crate::api) fn summary_of_log(log: &Value) -> DeploymentSummary {
    DeploymentSummary {
        id: text(&log["id"]),
        status: status(&text(&log["status"])),
        started_at: text(&log["started_at"]),
        duration_ms: log["duration_ms"].as_f64(),
        phases: texts(&log["phases"]),
        deployed_by: optional(&log["target"]["user"]),
        git_commit: optional(&log["git_commit"]),
        counts: counts(&log["summary"]),
    }
}

/// A log document with its statements.
pub(in crate::api) fn detail_of_log(log: &Value) -> DeploymentDetail {
    DeploymentDetail {
        summary: summary_of_log(log),
        tool_version: text(&log["tool_version"]),
        target: log["target"].is_object().then(|| target(&log["target"])),
        findings: array(&log["findings"]).iter().map(finding).collect(),
        statements: array(&log["statements"]).iter().map(statement).collect(),
        has_log: true,
    }
}

/// A row of the journal with its statements.
pub(in crate::api) fn detail_of_record(
    deployment: &RecordedDeployment,
    statements: &[RecordedStatement],
) -> DeploymentDetail {
    let statements = statements.iter().map(|statement| StatementView {
        phase: statement.phase.clone(),
        file: statement.file.clone(),
        line: statement.line.and_then(|line| u32::try_from(line).ok()),
        decision: statement.decision.clone(),
        status: statement.status.clone(),
        heals: array(&statement.heals).iter().map(heal).collect(),
        ..StatementView::default()
    });
    DeploymentDetail {
        summary: summary_of_record(deployment),
        tool_version: deployment.tool_version.clone(),
        target: None,
        findings: Vec::new(),
        statements: statements.collect(),
        has_log: false,
    }
}

fn status(word: &str) -> DeploymentStatus {
    serde_json::from_value(Value::from(word)).unwrap_or_default()
}

fn counts(summary: &Value) -> StatementCounts {
    serde_json::from_value(summary.clone()).unwrap_or_default()
}

fn target(target: &Value) -> DeploymentTarget {
    DeploymentTarget {
        host: text(&target["host"]),
        port: target["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or_default(),
        database: text(&target["database"]),
        user: text(&target["user"]),
        server_version: text(&target["server_version"]),
    }
}

/// A finding of a log.
pub(super) fn finding(finding: &Value) -> FindingView {
    let place = &finding["location"];
    FindingView {
        code: text(&finding["code"]),
        severity: text(&finding["severity"]),
        message: text(&finding["message"]),
        detail: optional(&finding["detail"]),
        hint: optional(&finding["hint"]),
        location: place["file"].as_str().map(|file| format!("{file}:{}:{}", place["line"], place["column"])),
    }
}

fn statement(statement: &Value) -> StatementView {
    StatementView {
        phase: text(&statement["phase"]),
        file: optional(&statement["file"]),
        line: statement["line"].as_u64().and_then(|line| u32::try_from(line).ok()),
        sql: text(&statement["sql"]),
        executed_sql: texts(&statement["executed_sql"]),
        object: optional(&statement["object"]),
        decision: text(&statement["decision"]),
        status: text(&statement["status"]),
        duration_ms: statement["duration_ms"].as_f64(),
        rows: statement["rows"].as_u64(),
        sqlstate: optional(&statement["sqlstate"]),
        error: optional(&statement["error"]["message"]),
        differences: texts(&statement["differences"]),
        heals: array(&statement["heals"]).iter().map(heal).collect(),
    }
}

fn heal(heal: &Value) -> HealView {
    HealView {
        rule: text(&heal["rule"]),
        sqlstate: optional(&heal["sqlstate"]),
        object: text(&heal["object"]),
        executed_sql: texts(&heal["executed_sql"]),
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn optional(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(value: &Value) -> Vec<String> {
    array(value).iter().map(text).collect()
}
