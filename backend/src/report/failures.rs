//! Failures that were not healed, the same ones counted together.

use serde_json::Value;

use super::deployment::{Deployment, Ran, Stopped};
use super::normalise::normalise;

/// A failure with its latest example: what somebody needs to make a test case of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The server's code; none where something else stopped the deployment.
    pub sqlstate: Option<String>,
    /// Code of the finding.
    pub code: String,
    /// Message with names as slots.
    pub pattern: String,
    /// How often.
    pub count: usize,
    /// The deployment of the example.
    pub deployment: String,
    /// Version of the server.
    pub server_version: Option<String>,
    /// The message of the example.
    pub message: String,
    /// The statement of the example, as written.
    pub statement: Option<String>,
    /// What was sent instead.
    pub executed: Vec<String>,
    /// File and line.
    pub place: Option<(String, u64)>,
    /// What was decided for it, and its object.
    pub decision: Option<String>,
    /// Object.
    pub object: Option<String>,
    /// The differences that were known.
    pub differences: Vec<String>,
    /// What the server said beside the message.
    pub facts: Value,
    /// Everything that was declared up to the statement: `new.sql` of a test case.
    pub declared: String,
}

/// Failures of these deployments, the most frequent first; of equal ones the latest.
pub fn failures(these: &[Deployment]) -> Vec<Failure> {
    let mut all: Vec<Failure> = Vec::new();
    let mut add = |failure: Failure| {
        let same = |other: &&mut Failure| {
            (&other.sqlstate, &other.code, &other.pattern) == (&failure.sqlstate, &failure.code, &failure.pattern)
        };
        match all.iter_mut().find(same) {
            Some(known) => *known = Failure { count: known.count + 1, ..failure },
            None => all.push(failure),
        }
    };
    for deployment in these.iter().filter(|deployment| deployment.is_failure()) {
        for (at, failed) in deployment.statements.iter().enumerate().filter(|(_, ran)| ran.status == "failed") {
            add(of_statement(deployment, at, failed));
        }
        let is_own = |stopped: &&Stopped| stopped.code != "interrupted";
        deployment.stopped_by.iter().filter(is_own).for_each(|stopped| add(of_finding(deployment, stopped)));
    }
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| b.deployment.cmp(&a.deployment)));
    all
}

fn of_statement(deployment: &Deployment, at: usize, failed: &Ran) -> Failure {
    let error = failed.error.clone().unwrap_or_default();
    let message = error["message"].as_str().unwrap_or_default().to_owned();
    let before = deployment.statements[..=at].iter().filter(|ran| ran.file.is_some());
    Failure {
        sqlstate: failed.sqlstate.clone(),
        code: "statement-failed".to_owned(),
        pattern: normalise(&message, Some(&failed.sql)),
        count: 1,
        deployment: deployment.id.clone(),
        server_version: deployment.server_version.clone(),
        message,
        statement: Some(failed.sql.clone()),
        executed: failed.executed_sql.clone(),
        place: failed.file.clone().zip(failed.line),
        decision: Some(failed.decision.clone()),
        object: failed.object.clone(),
        differences: failed.differences.clone(),
        facts: error,
        declared: before.map(|ran| format!("{};\n", ran.sql.trim_end())).collect(),
    }
}

fn of_finding(deployment: &Deployment, stopped: &Stopped) -> Failure {
    let at = stopped.place.as_ref().and_then(|(file, line)| {
        deployment.statements.iter().find(|ran| ran.file.as_ref() == Some(file) && ran.line == Some(*line))
    });
    Failure {
        sqlstate: sqlstate_of(&stopped.message),
        code: stopped.code.clone(),
        pattern: normalise(&stopped.message, at.map(|ran| ran.sql.as_str())),
        count: 1,
        deployment: deployment.id.clone(),
        server_version: deployment.server_version.clone(),
        message: stopped.message.clone(),
        statement: at.map(|ran| ran.sql.clone()),
        executed: Vec::new(),
        place: stopped.place.clone(),
        decision: at.map(|ran| ran.decision.clone()),
        object: at.and_then(|ran| ran.object.clone()),
        differences: at.map(|ran| ran.differences.clone()).unwrap_or_default(),
        facts: serde_json::json!({ "detail": stopped.detail }),
        declared: String::new(),
    }
}

/// A finding about a server's error ends with its code.
fn sqlstate_of(message: &str) -> Option<String> {
    let (_, rest) = message.rsplit_once("(SQLSTATE ")?;
    rest.strip_suffix(')').filter(|state| state.len() == 5).map(str::to_owned)
}
