//! Writes the journal.

use sha2::{Digest, Sha256};
use tokio_postgres::Client;

use crate::deploy::error::DeployError;
use crate::plan::{AppliedKey, Base, BaseObject};
use crate::sql::hex;

/// The journal's tables as SQL; harmless a second time.
pub(crate) const JOURNAL: &str = include_str!("schema.sql");
/// Version of the journal's tables.
const FORMAT: i32 = 1;

/// A deployment as it starts.
pub(crate) struct DeploymentRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) git_commit: Option<&'a str>,
    pub(crate) phases: &'a [String],
    pub(crate) builds: bool,
}

/// A statement as it is recorded.
pub(crate) struct JournalRow {
    pub(crate) seq: i32,
    pub(crate) phase: String,
    pub(crate) style: &'static str,
    pub(crate) file: Option<String>,
    pub(crate) line: Option<i32>,
    pub(crate) hash: Option<String>,
    pub(crate) ordinal: Option<i32>,
    pub(crate) decision: &'static str,
    pub(crate) status: &'static str,
    pub(crate) heals: Option<String>,
}

impl JournalRow {
    /// How a done statement is known later.
    pub(crate) fn into_key(self) -> Option<AppliedKey> {
        Some((self.file?, self.hash?, u32::try_from(self.ordinal?).ok()?))
    }
}

/// Makes the journal's tables where they are missing and notes that a deployment runs.
pub(crate) async fn open_deployment(client: &Client, row: &DeploymentRow<'_>) -> Result<(), DeployError> {
    let quiet = "set client_min_messages = warning";
    client.batch_execute(quiet).await.map_err(DeployError::Journal)?;
    client.batch_execute(JOURNAL).await.map_err(DeployError::Journal)?;
    client.batch_execute("reset client_min_messages").await.map_err(DeployError::Journal)?;
    client.batch_execute(&opening(row.builds)).await.map_err(DeployError::Journal)?;
    let insert = include_str!("open_deployment.sql");
    let version = env!("CARGO_PKG_VERSION");
    client.execute(insert, &[&row.id, &version, &row.git_commit, &row.phases]).await.map_err(DeployError::Journal)?;
    Ok(())
}

/// Notes, with the first deployment, how the database came to be.
pub(crate) fn opening(builds: bool) -> String {
    let insert = "insert into wrench.database (format, built_by_journal) values";
    format!("{insert} ({FORMAT}, {builds}) on conflict do nothing")
}

/// Notes how a deployment ended.
pub(crate) async fn close_deployment(
    client: &Client,
    id: &str,
    status: &str,
    exit_code: i32,
    summary: &str,
) -> Result<(), DeployError> {
    let update = include_str!("close_deployment.sql");
    client.execute(update, &[&id, &status, &exit_code, &summary]).await.map_err(DeployError::Journal)?;
    Ok(())
}

/// Records statements, in one round trip whatever their number.
pub(crate) async fn record_statements(client: &Client, id: &str, rows: &[JournalRow]) -> Result<(), DeployError> {
    if rows.is_empty() {
        return Ok(());
    }
    let seq: Vec<i32> = rows.iter().map(|row| row.seq).collect();
    let phase: Vec<&str> = rows.iter().map(|row| row.phase.as_str()).collect();
    let style: Vec<&str> = rows.iter().map(|row| row.style).collect();
    let file: Vec<Option<&str>> = rows.iter().map(|row| row.file.as_deref()).collect();
    let line: Vec<Option<i32>> = rows.iter().map(|row| row.line).collect();
    let hash: Vec<Option<&str>> = rows.iter().map(|row| row.hash.as_deref()).collect();
    let ordinal: Vec<Option<i32>> = rows.iter().map(|row| row.ordinal).collect();
    let decision: Vec<&str> = rows.iter().map(|row| row.decision).collect();
    let status: Vec<&str> = rows.iter().map(|row| row.status).collect();
    let heals: Vec<Option<&str>> = rows.iter().map(|row| row.heals.as_deref()).collect();
    client
        .execute(
            include_str!("record_statements.sql"),
            &[&id, &seq, &phase, &style, &file, &line, &hash, &ordinal, &decision, &status, &heals],
        )
        .await
        .map_err(DeployError::Journal)?;
    Ok(())
}

/// An object as a transaction left it.
pub(crate) struct BaseChange {
    /// The object.
    pub(crate) entry: BaseObject,
    /// It was dropped.
    pub(crate) is_gone: bool,
}

impl BaseChange {
    /// The base with it.
    pub(crate) fn make(self, base: &mut Base) {
        match self.is_gone {
            true => base.objects.remove(&self.entry.object.id),
            false => base.objects.insert(self.entry.object.id.clone(), self.entry),
        };
    }
}

/// Records what one transaction left, as an addition to the base.
pub(crate) async fn record_base_changes(client: &Client, changes: &[BaseChange]) -> Result<(), DeployError> {
    if changes.is_empty() {
        return Ok(());
    }
    let objects: Vec<String> = changes.iter().map(|change| change.entry.object.id.to_string()).collect();
    let phases: Vec<&str> = changes.iter().map(|change| change.entry.phase.as_str()).collect();
    let entries: Result<Vec<String>, _> = changes.iter().map(|change| serde_json::to_string(&change.entry)).collect();
    let entries = entries.map_err(|source| DeployError::JournalFormat { source })?;
    let gone: Vec<bool> = changes.iter().map(|change| change.is_gone).collect();
    let insert = include_str!("record_base_changes.sql");
    client.execute(insert, &[&objects, &phases, &entries, &gone]).await.map_err(DeployError::Journal)?;
    Ok(())
}

/// Records what the declared objects look like now.
pub(crate) async fn record_base(client: &Client, id: &str, base: &Base) -> Result<(), DeployError> {
    let entries: Vec<&BaseObject> = base.objects.values().collect();
    let text = serde_json::to_string(&entries).map_err(|source| DeployError::JournalFormat { source })?;
    let hash = hex(&Sha256::digest(text.as_bytes()));
    let insert = "insert into wrench.catalog (hash, objects) values ($1, $2) on conflict do nothing";
    client.execute(insert, &[&hash, &text]).await.map_err(DeployError::Journal)?;
    let update = "update wrench.deployment set base_hash = $2 where id = $1";
    client.execute(update, &[&id, &hash]).await.map_err(DeployError::Journal)?;
    // The base has them now.
    client.execute("delete from wrench.base_change", &[]).await.map_err(DeployError::Journal)?;
    Ok(())
}
