//! Opens a store: its tables, its key, and that it is no target.

use time::OffsetDateTime;
use tokio_postgres::Client;

use super::error::StoreError;
use super::{OPTIONS, Store};
use crate::postgres::{Link, ServerAddress, connect};

/// Digits of a project key.
const KEY_BYTES: usize = 16;

impl Store {
    /// Opens the store, making its tables where they are not there.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::IsTarget`] when `target` is the same database under whatever name.
    pub async fn open(address: ServerAddress, target: &ServerAddress, keep_days: u16) -> Result<Store, StoreError> {
        let connection = connect(&address, "wrench store", OPTIONS).await?;
        let client = &connection.client;
        // A target that cannot be reached cannot be compared; it is compared when a deploy reaches it.
        if let Ok(target) = connect(target, "wrench store", "").await
            && identity(&target.client).await? == identity(client).await?
        {
            return Err(StoreError::IsTarget);
        }
        let schema = include_str!("schema.sql");
        let prepare = format!("set client_min_messages = error; {schema}; reset client_min_messages");
        client.batch_execute(&prepare).await.map_err(StoreError::during("make the tables of the store"))?;
        let proposed = random_hex()?;
        let key = client.query_one(include_str!("queries/project_key.sql"), &[&proposed]).await;
        let key = key.map_err(StoreError::during("read the project key"))?.get(0);
        let link = Link::new(address.clone(), "wrench store", OPTIONS);
        Ok(Store { address, link, key, keep_days })
    }
}

async fn identity(client: &Client) -> Result<(OffsetDateTime, u32), StoreError> {
    let row = client.query_one(include_str!("queries/identity.sql"), &[]).await;
    let row = row.map_err(StoreError::during("compare the store with the target"))?;
    Ok((row.get(0), row.get(1)))
}

fn random_hex() -> Result<String, StoreError> {
    let mut bytes = [0; KEY_BYTES];
    getrandom::fill(&mut bytes).map_err(StoreError::Random)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
