//! Reads the journal: what is applied, and what was left.

use super::write::BaseChange;
use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

use crate::deploy::error::DeployError;
use crate::plan::{AppliedKey, Base, BaseObject};

/// What the journal knows.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// There is one.
    pub(crate) exists: bool,
    /// Deployments built this database from nothing.
    pub(crate) built: bool,
    /// Statements done.
    pub(crate) applied: BTreeSet<AppliedKey>,
    /// Statements of history files in order, by file.
    pub(crate) applied_files: BTreeMap<String, Vec<(String, u32)>>,
    /// What the last deployments left.
    pub(crate) base: Base,
}

/// Reads the journal; an empty one where there is none.
pub(crate) async fn read_journal(client: &Client) -> Result<Journal, DeployError> {
    let exists = "select pg_catalog.to_regclass('wrench.database') is not null";
    if !client.query_one(exists, &[]).await.map_err(DeployError::Journal)?.get::<_, bool>(0) {
        return Ok(Journal::default());
    }
    let built = client.query_opt("select built_by_journal from wrench.database", &[]).await;
    let Some(built) = built.map_err(DeployError::Journal)? else { return Ok(Journal::default()) };
    let mut journal = Journal { exists: true, built: built.get(0), ..Journal::default() };
    for row in client.query(include_str!("applied.sql"), &[]).await.map_err(DeployError::Journal)? {
        let file: String = row.get(0);
        let hash: String = row.get(1);
        let ordinal = u32::try_from(row.get::<_, i32>(2)).unwrap_or_default();
        let is_new = journal.applied.insert((file.clone(), hash.clone(), ordinal));
        if is_new && row.get::<_, &str>(3) == "history" {
            journal.applied_files.entry(file).or_default().push((hash, ordinal));
        }
    }
    if let Some(row) = client.query_opt(include_str!("base.sql"), &[]).await.map_err(DeployError::Journal)? {
        let objects: Vec<BaseObject> =
            serde_json::from_str(row.get(0)).map_err(|source| DeployError::JournalFormat { source })?;
        journal.base.objects = objects.into_iter().map(|entry| (entry.object.id.clone(), entry)).collect();
    }
    read_changes(client, &mut journal.base).await?;
    Ok(journal)
}

/// What a deployment that did not get to its end left after the last base.
async fn read_changes(client: &Client, base: &mut Base) -> Result<(), DeployError> {
    let exists = "select pg_catalog.to_regclass('wrench.base_change') is not null";
    if !client.query_one(exists, &[]).await.map_err(DeployError::Journal)?.get::<_, bool>(0) {
        return Ok(());
    }
    let changes = "select c.entry, c.is_gone from wrench.base_change as c";
    for row in client.query(changes, &[]).await.map_err(DeployError::Journal)? {
        let entry: BaseObject =
            serde_json::from_str(row.get(0)).map_err(|source| DeployError::JournalFormat { source })?;
        BaseChange { entry, is_gone: row.get(1) }.make(base);
    }
    Ok(())
}
