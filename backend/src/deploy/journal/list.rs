//! Deployments as the journal has them, for those who look.

use std::collections::BTreeMap;
use std::path::Path;

use time::OffsetDateTime;
use tokio_postgres::{Client, Row};

use crate::deploy::error::DeployError;
use crate::deploy::log::newest_log;
use crate::deploy::run::start_of;

/// A deployment's row.
#[derive(Clone, Debug)]
pub struct RecordedDeployment {
    /// Id.
    pub id: String,
    /// Status in the journal's word.
    pub status: String,
    /// Start.
    pub started_at: OffsetDateTime,
    /// End.
    pub finished_at: Option<OffsetDateTime>,
    /// Phases.
    pub phases: Vec<String>,
    /// Role.
    pub deployed_by: String,
    /// Commit of the declared files.
    pub git_commit: Option<String>,
    /// Version of Wrench.
    pub tool_version: String,
    /// Counts, as the log has them.
    pub summary: serde_json::Value,
}

/// A statement's row.
#[derive(Clone, Debug)]
pub struct RecordedStatement {
    /// Phase.
    pub phase: String,
    /// File.
    pub file: Option<String>,
    /// Line.
    pub line: Option<i32>,
    /// Decision.
    pub decision: String,
    /// `intent` or `done`.
    pub status: String,
    /// Heals, as the log has them.
    pub heals: serde_json::Value,
}

/// The last deployments, the newest first; none where there is no journal.
///
/// # Errors
/// [`DeployError::Journal`].
pub async fn recorded_deployments(client: &Client, limit: i64) -> Result<Vec<RecordedDeployment>, DeployError> {
    read_deployments(client, limit, None).await
}

/// The deployment that each statement ran in, by the file's key and the statement's hash; nothing where there is no journal.
///
/// # Errors
/// [`DeployError::Journal`].
pub async fn recorded_runs(client: &Client) -> Result<BTreeMap<(String, String), String>, DeployError> {
    let exists = "select pg_catalog.to_regclass('wrench.statement') is not null";
    if !client.query_one(exists, &[]).await.map_err(DeployError::Journal)?.get::<_, bool>(0) {
        return Ok(BTreeMap::new());
    }
    let rows = client.query(include_str!("ran_in.sql"), &[]).await.map_err(DeployError::Journal)?;
    Ok(rows.iter().map(|row| ((row.get(0), row.get(1)), row.get(2))).collect())
}

/// One deployment with its statements.
///
/// # Errors
/// [`DeployError::Journal`].
pub async fn recorded_deployment(
    client: &Client,
    id: &str,
) -> Result<Option<(RecordedDeployment, Vec<RecordedStatement>)>, DeployError> {
    let Some(deployment) = read_deployments(client, 1, Some(id)).await?.pop() else { return Ok(None) };
    let rows = client.query(include_str!("statements.sql"), &[&id]).await.map_err(DeployError::Journal)?;
    let statements = rows.iter().map(|row| RecordedStatement {
        phase: row.get(0),
        file: row.get(1),
        line: row.get(2),
        decision: row.get(3),
        status: row.get(4),
        heals: json(row, 5),
    });
    Ok(Some((deployment, statements.collect())))
}

/// Rules that healed something, by deployment, for deployments that began since.
pub(crate) async fn recorded_heals(
    client: &Client,
    since: OffsetDateTime,
) -> Result<Vec<(String, String)>, DeployError> {
    if !has_journal(client).await? {
        return Ok(Vec::new());
    }
    let rows = client.query(include_str!("heals.sql"), &[&since]).await.map_err(DeployError::Journal)?;
    Ok(rows.iter().filter_map(|row| Some((row.get(0), row.get::<_, Option<String>>(1)?))).collect())
}

/// A text that changes when a deployment begins or ends, whether or not it reached the journal.
///
/// # Errors
/// [`DeployError::Journal`].
pub async fn deployments_stamp(client: &Client, log_dir: &Path) -> Result<String, DeployError> {
    let journal = deployments_mark(client).await?.unwrap_or_default();
    Ok(format!("{journal} {}", newest_log(log_dir).unwrap_or_default()))
}

/// A text that changes when a deployment is recorded; none where there is no journal.
pub(crate) async fn deployments_mark(client: &Client) -> Result<Option<String>, DeployError> {
    if !has_journal(client).await? {
        return Ok(None);
    }
    let row = client.query_one(include_str!("stamp.sql"), &[]).await.map_err(DeployError::Journal)?;
    Ok(Some(row.get(0)))
}

async fn has_journal(client: &Client) -> Result<bool, DeployError> {
    let sql = "select pg_catalog.to_regclass('wrench.deployment') is not null";
    Ok(client.query_one(sql, &[]).await.map_err(DeployError::Journal)?.get(0))
}

async fn read_deployments(
    client: &Client,
    limit: i64,
    id: Option<&str>,
) -> Result<Vec<RecordedDeployment>, DeployError> {
    if !has_journal(client).await? {
        return Ok(Vec::new());
    }
    let rows = client.query(include_str!("deployments.sql"), &[&limit, &id]).await.map_err(DeployError::Journal)?;
    // The row is written when something is about to change; reading and deciding came before.
    let deployments = rows.iter().map(|row| RecordedDeployment {
        id: row.get(0),
        status: row.get(1),
        started_at: start_of(row.get(0)).unwrap_or_else(|| row.get(2)),
        finished_at: row.get(3),
        phases: row.get(4),
        deployed_by: row.get(5),
        git_commit: row.get(6),
        tool_version: row.get(7),
        summary: json(row, 8),
    });
    Ok(deployments.collect())
}

fn json(row: &Row, column: usize) -> serde_json::Value {
    let text: Option<&str> = row.get(column);
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}
