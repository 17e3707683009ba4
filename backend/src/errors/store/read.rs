//! What the panel reads, and issues as they change state.

use super::Store;
use super::error::StoreError;
use super::issue::{Issue, StoredEvent, issue_from};

impl Store {
    /// Issues, the last seen first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn issues(&self, only_open: bool, limit: i64) -> Result<Vec<Issue>, StoreError> {
        let connection = self.link.get().await?;
        let rows = connection.client.query(include_str!("queries/list_issues.sql"), &[&only_open, &limit]).await;
        Ok(rows.map_err(StoreError::during("list issues"))?.iter().map(issue_from).collect())
    }

    /// One issue.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn issue(&self, id: i64) -> Result<Option<Issue>, StoreError> {
        let connection = self.link.get().await?;
        let row = connection.client.query_opt(include_str!("queries/find_issue.sql"), &[&id]).await;
        Ok(row.map_err(StoreError::during("find an issue"))?.as_ref().map(issue_from))
    }

    /// The last events of an issue, the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_events(&self, issue: i64, limit: i64) -> Result<Vec<StoredEvent>, StoreError> {
        let connection = self.link.get().await?;
        let rows = connection.client.query(include_str!("queries/last_events.sql"), &[&issue, &limit]).await;
        let rows = rows.map_err(StoreError::during("read events"))?;
        Ok(rows
            .iter()
            .map(|row| StoredEvent { received_at: row.get(0), origin: row.get(1), payload: row.get(2) })
            .collect())
    }

    /// Resolves an issue that is open; answers with it as it is then.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn resolve(&self, id: i64) -> Result<Option<Issue>, StoreError> {
        let connection = self.link.get().await?;
        let row = connection.client.query_opt(include_str!("queries/resolve_issue.sql"), &[&id]).await;
        Ok(row.map_err(StoreError::during("resolve an issue"))?.as_ref().map(issue_from))
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ping(&self) -> Result<(), StoreError> {
        let connection = self.link.get().await?;
        connection.client.query_one("select 1", &[]).await.map_err(StoreError::during("reach the store"))?;
        Ok(())
    }
}
