//! Browsers that were paired, by the hash of their bearer.

use time::OffsetDateTime;

use super::Store;
use super::error::StoreError;

impl Store {
    /// Sessions that have not ended: hash and end.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sessions(&self) -> Result<Vec<(Vec<u8>, OffsetDateTime)>, StoreError> {
        let connection = self.link.get().await?;
        let rows = connection.client.query(include_str!("queries/sessions.sql"), &[]).await;
        let rows = rows.map_err(StoreError::during("read sessions"))?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    /// Remembers a session.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_session(&self, hash: &[u8], expires_at: OffsetDateTime) -> Result<(), StoreError> {
        let connection = self.link.get().await?;
        let added = connection.client.execute(include_str!("queries/add_session.sql"), &[&hash, &expires_at]).await;
        added.map_err(StoreError::during("remember a session"))?;
        Ok(())
    }

    /// Forgets a session.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_session(&self, hash: &[u8]) -> Result<(), StoreError> {
        let connection = self.link.get().await?;
        let sql = "delete from wrench_store.session where token_hash = $1";
        connection.client.execute(sql, &[&hash]).await.map_err(StoreError::during("end a session"))?;
        Ok(())
    }
}
