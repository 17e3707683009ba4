//! The log file of a deploy: `docs/schemas/deploy-log.schema.json` describes it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::report::{Attempt, Report, SegmentReport, StatementReport, Summary};
use crate::finding::Finding;
use crate::heal::Heal;
use crate::postgres::{PgError, mask_data_exception};
use crate::sql::mask_secrets;

/// Version of the log's format.
const VERSION: u32 = 1;

/// A log file as `wrench logs` lists it.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// Deployment id.
    pub id: String,
    /// The whole document.
    pub document: Value,
}

/// Writes the log under a temporary name and renames it, so that no reader sees a part.
pub(super) fn write_log(dir: &Path, report: &Report) -> io::Result<PathBuf> {
    fs::create_dir_all(dir)?;
    let path = dir.join(format!("deploy-{}.json", report.id));
    let part = dir.join(format!(".deploy-{}.json.part", report.id));
    let text = serde_json::to_string_pretty(&to_json(report)).map_err(io::Error::other)?;
    let mut file = fs::File::create(&part)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    fs::rename(&part, &path)?;
    Ok(path)
}

/// Log files of a folder, newest first. Files that are no logs are passed over.
pub fn read_logs(dir: &Path) -> io::Result<Vec<LogEntry>> {
    let mut entries: Vec<LogEntry> = fs::read_dir(dir)?
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let id = name.strip_prefix("deploy-")?.strip_suffix(".json")?.to_owned();
            let document = serde_json::from_slice(&fs::read(entry.path()).ok()?).ok()?;
            Some(LogEntry { id, document })
        })
        .collect();
    entries.sort_by(|a, b| b.id.cmp(&a.id));
    Ok(entries)
}

/// A file of a log folder: its name, and its document or why there is none.
pub type LogFile = (String, Result<Value, String>);

/// Every file of a log folder but hidden ones, by name.
///
/// # Errors
/// The folder cannot be read.
pub fn log_files(dir: &Path) -> io::Result<Vec<LogFile>> {
    let names = fs::read_dir(dir)?.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    let document = |name: &str| {
        if !(name.starts_with("deploy-") && name.ends_with(".json")) {
            return Err("its name is not that of a log".to_owned());
        }
        let text = fs::read(dir.join(name)).map_err(|error| error.to_string())?;
        serde_json::from_slice(&text).map_err(|error| format!("it is no JSON: {error}"))
    };
    Ok(names.into_iter().map(|name| (document(&name), name)).map(|(found, name)| (name, found)).collect())
}

/// Name of the newest log of a folder, without reading any.
pub(super) fn newest_log(dir: &Path) -> Option<String> {
    let names = fs::read_dir(dir).ok()?.filter_map(Result::ok).map(|entry| entry.file_name());
    names.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with("deploy-")).max()
}

/// One log by deployment id.
pub fn read_log(dir: &Path, id: &str) -> io::Result<Option<LogEntry>> {
    // An id with anything else in it names no file of ours.
    if !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Ok(None);
    }
    match fs::read(dir.join(format!("deploy-{id}.json"))) {
        Ok(text) => Ok(serde_json::from_slice(&text).ok().map(|document| LogEntry { id: id.to_owned(), document })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The log document. Row values and secrets are masked.
pub fn to_json(report: &Report) -> Value {
    json!({
        "version": VERSION,
        "id": report.id,
        "started_at": instant(report.started_at),
        "finished_at": instant(report.started_at + report.duration),
        "duration_ms": milliseconds(report.duration),
        "tool_version": env!("CARGO_PKG_VERSION"),
        "git_commit": report.git_commit,
        "target": report.target.as_ref().map(|target| json!({
            "host": target.host,
            "port": target.port,
            "database": target.database,
            "user": target.user,
            "server_version": target.server_version,
        })),
        "phases": report.phases,
        "status": report.status.as_str(),
        "exit_code": report.exit_code,
        "statements": report.statements.iter().map(statement_json).collect::<Vec<_>>(),
        "segments": report.segments.iter().map(segment_json).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(finding_json).collect::<Vec<_>>(),
        "summary": summary_json(&report.summary),
        "metrics": {
            "round_trips": report.metrics.round_trips,
            "statements_per_s": statements_per_second(report),
            "longest_lock_ms": milliseconds(report.metrics.longest_transaction),
            "shadow_ms": milliseconds(report.metrics.shadow),
            "introspect_ms": milliseconds(report.metrics.introspect),
        },
    })
}

fn statement_json(statement: &StatementReport) -> Value {
    json!({
        "phase": statement.phase,
        "file": statement.file,
        "line": statement.line,
        "sql": statement.sql,
        "executed_sql": statement.executed_sql,
        "hash": statement.hash,
        "kind": statement.kind,
        "class": statement.class,
        "object": statement.object,
        "decision": statement.decision,
        "status": statement.status.as_str(),
        "segment": statement.segment,
        "started_at": statement.started_at.map(instant),
        "duration_ms": statement.duration.map(milliseconds),
        "window": statement.window.map(|window| window.number),
        "window_ms": statement.window.map(|window| milliseconds(window.duration)),
        "lock_wait_ms": null,
        "rows": statement.rows,
        "sqlstate": statement.error.as_ref().map(|error| error.sqlstate.clone()).filter(|state| !state.is_empty()),
        "error": statement.error.as_ref().map(error_json),
        "differences": statement.differences,
        "heals": statement.heals.iter().map(heal_json).collect::<Vec<_>>(),
        "attempts": statement.attempts.iter().map(attempt_json).collect::<Vec<_>>(),
    })
}

fn segment_json(segment: &SegmentReport) -> Value {
    json!({
        "phases": segment.phases,
        "part": segment.part.as_str(),
        "autocommit": segment.autocommit,
        "statements": segment.statements,
        "status": segment.status.as_str(),
    })
}

fn attempt_json(attempt: &Attempt) -> Value {
    json!({
        "rule": attempt.rule.code,
        "sqlstate": attempt.error.sqlstate,
        "error": error_json(&attempt.error),
        "holders": attempt.holders,
        "pause_ms": milliseconds(attempt.pause),
    })
}

/// A heal with its evidence.
pub fn heal_json(heal: &Heal) -> Value {
    json!({
        "rule": heal.rule.code,
        "sqlstate": heal.rule.sqlstate,
        "object": heal.object.to_string(),
        "original_sql": mask_secrets(&heal.original_sql),
        "executed_sql": heal.executed_sql.iter().map(|sql| mask_secrets(sql)).collect::<Vec<_>>(),
        "evidence": {
            "want": heal.evidence.want,
            "have": heal.evidence.have,
            "base": heal.evidence.base,
            "differences": heal.evidence.differences,
        },
    })
}

fn error_json(error: &PgError) -> Value {
    json!({
        "message": error.masked_message(),
        "detail": error.masked_detail(),
        "hint": error.hint,
        "position": error.position,
        "context": error.context,
        "schema": error.schema,
        "table": error.table,
        "column": error.column,
        "constraint": error.constraint,
        "causes": error.causes,
    })
}

/// The detail of a finding without the values of rows.
pub fn masked_detail(finding: &Finding) -> Option<String> {
    PgError { detail: finding.detail.clone(), ..PgError::default() }.masked_detail()
}

/// A finding; row values in it are masked.
pub fn finding_json(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity.as_str(),
        "message": masked_message(&finding.message),
        "detail": masked_detail(finding),
        "hint": finding.hint,
        "rule": finding.rule,
        "location": finding.location.as_ref().map(|location| {
            let (line, column) = location.line_column();
            json!({ "file": location.source.path, "line": line, "column": column })
        }),
    })
}

/// A server's message carries its SQLSTATE at the end.
fn masked_message(message: &str) -> String {
    let state = message.rsplit_once("(SQLSTATE ").map(|(_, rest)| rest.trim_end_matches(')')).unwrap_or_default();
    mask_data_exception(state, message)
}

/// The counts.
pub fn summary_json(summary: &Summary) -> Value {
    json!({
        "executed": summary.executed,
        "converged": summary.converged,
        "replaced": summary.replaced,
        "skipped_identical": summary.skipped_identical,
        "healed": summary.healed,
        "refused": summary.refused,
        "drift": summary.drift,
        "failed": summary.failed,
    })
}

fn instant(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_else(|_| at.to_string())
}

fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1_000_000.0).round() / 1_000.0
}

fn statements_per_second(report: &Report) -> Option<f64> {
    let ran = report.statements.iter().filter(|statement| statement.duration.is_some()).count();
    let seconds = report.metrics.apply.as_secs_f64();
    let count = f64::from(u32::try_from(ran).unwrap_or(u32::MAX));
    (ran > 0 && seconds > 0.0).then(|| (count / seconds * 10.0).round() / 10.0)
}
