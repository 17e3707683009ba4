//! What mended issues, so that it can be undone.

use tokio_postgres::types::ToSql;

use super::Store;
use super::error::StoreError;
use super::issue::{Issue, issue_from};

/// A statement that was written into a declared file and deployed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Number; 0 while it is not recorded.
    pub id: i64,
    /// The issue.
    pub issue: i64,
    /// The file as it was shown.
    pub file: String,
    /// What was written into it.
    pub sql: String,
    /// The phase that was deployed; none for all.
    pub phase: Option<String>,
    /// The deployment.
    pub deployment: String,
}

impl Store {
    /// Records what mended an issue.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_repair(&self, repair: &Repair) -> Result<(), StoreError> {
        let Repair { issue, file, sql, phase, deployment, .. } = repair;
        let connection = self.link.get().await?;
        let values: [&(dyn ToSql + Sync); 5] = [issue, file, sql, phase, deployment];
        let added = connection.client.execute(include_str!("queries/add_repair.sql"), &values).await;
        added.map_err(StoreError::during("record a repair"))?;
        Ok(())
    }

    /// The last repair of an issue that was not undone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_repair(&self, issue: i64) -> Result<Option<Repair>, StoreError> {
        let connection = self.link.get().await?;
        let row = connection.client.query_opt(include_str!("queries/last_repair.sql"), &[&issue]).await;
        Ok(row.map_err(StoreError::during("find a repair"))?.map(|row| Repair {
            id: row.get(0),
            issue: row.get(1),
            file: row.get(2),
            sql: row.get(3),
            phase: row.get(4),
            deployment: row.get(5),
        }))
    }

    /// Notes that a repair was undone, and opens its issue again; answers with the issue where it was resolved.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn undo_repair(&self, repair: &Repair) -> Result<Option<Issue>, StoreError> {
        let connection = self.link.get().await?;
        let undone = connection.client.execute(include_str!("queries/undo_repair.sql"), &[&repair.id]).await;
        undone.map_err(StoreError::during("note that a repair was undone"))?;
        let row = connection.client.query_opt(include_str!("queries/reopen_issue.sql"), &[&repair.issue]).await;
        Ok(row.map_err(StoreError::during("open an issue again"))?.as_ref().map(issue_from))
    }
}
