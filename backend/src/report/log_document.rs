//! A log document as a deployment.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::deployment::{Deployment, Ran, Stopped};

/// The format that is read.
const VERSION: u64 = 1;

/// A log file that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its name.
    pub file: String,
    /// Why.
    pub why: String,
}

#[derive(Deserialize)]
struct Document {
    version: u64,
    id: String,
    started_at: String,
    finished_at: String,
    status: String,
    target: Option<Target>,
    statements: Vec<Statement>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Target {
    host: String,
    port: u16,
    database: String,
    server_version: String,
}

#[derive(Deserialize)]
struct Statement {
    phase: String,
    file: Option<String>,
    line: Option<u64>,
    sql: String,
    executed_sql: Vec<String>,
    kind: String,
    object: Option<String>,
    decision: String,
    status: String,
    duration_ms: Option<f64>,
    sqlstate: Option<String>,
    error: Option<Value>,
    differences: Vec<String>,
    heals: Vec<Heal>,
}

#[derive(Deserialize)]
struct Heal {
    rule: String,
}

#[derive(Deserialize)]
struct Finding {
    code: String,
    severity: String,
    message: String,
    detail: Option<String>,
    location: Option<Location>,
}

#[derive(Deserialize)]
struct Location {
    file: String,
    line: u64,
}

/// Reads a log document; the answer says why it is none.
///
/// # Errors
/// In words.
pub fn from_log(document: Value) -> Result<Deployment, String> {
    let version = document.get("version").and_then(Value::as_u64).ok_or("it is no log of a deploy")?;
    if version != VERSION {
        return Err(format!("its format is {version}, and {VERSION} is known"));
    }
    let log: Document =
        serde_json::from_value(document).map_err(|error| format!("it is no log of a deploy: {error}"))?;
    debug_assert_eq!(log.version, VERSION);
    let instant = |text: &str| OffsetDateTime::parse(text, &Rfc3339).map_err(|_| format!("`{text}` is no time"));
    let (started_at, finished_at) = (instant(&log.started_at)?, instant(&log.finished_at)?);
    let stays = matches!(log.status.as_str(), "succeeded" | "partial");
    let kept = |statement: &&Statement| stays && matches!(statement.status.as_str(), "done" | "skipped");
    let heals = log.statements.iter().filter(kept).flat_map(|statement| &statement.heals);
    let heals = heals.map(|heal| heal.rule.clone()).collect();
    let stopped = log.findings.into_iter().filter(|f| f.severity == "error" && f.code != "statement-failed");
    let target = log.target.as_ref().map(|target| format!("{}:{}/{}", target.host, target.port, target.database));
    Ok(Deployment {
        id: log.id,
        started_at: Some(started_at),
        finished_at: Some(finished_at),
        status: log.status,
        target: target.unwrap_or_default(),
        server_version: log.target.map(|target| target.server_version),
        heals,
        statements: Arc::new(log.statements.into_iter().map(ran).collect()),
        stopped_by: stopped.map(stopped_by).collect(),
    })
}

fn ran(statement: Statement) -> Ran {
    Ran {
        phase: statement.phase,
        file: statement.file,
        line: statement.line,
        sql: statement.sql,
        executed_sql: statement.executed_sql,
        kind: statement.kind,
        object: statement.object,
        decision: statement.decision,
        status: statement.status,
        duration_ms: statement.duration_ms,
        sqlstate: statement.sqlstate,
        error: statement.error,
        differences: statement.differences,
    }
}

fn stopped_by(finding: Finding) -> Stopped {
    Stopped {
        code: finding.code,
        message: finding.message,
        detail: finding.detail,
        place: finding.location.map(|location| (location.file, location.line)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::from_log;

    #[test]
    fn what_is_no_log_is_said_to_be_none() {
        for (document, why) in [
            (json!([]), "it is no log of a deploy"),
            (json!({"version": "1"}), "it is no log of a deploy"),
            (json!({"version": 2}), "its format is 2, and 1 is known"),
            (json!({"version": 1}), "it is no log of a deploy: missing field `id`"),
        ] {
            assert_eq!(from_log(document).map(|_| ()), Err(why.to_owned()));
        }
    }
}
