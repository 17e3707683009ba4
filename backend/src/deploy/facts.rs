//! What is read from the target beside its catalog.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::error::{DeployError, Stop};
use crate::catalog::ObjectId;
use crate::sql::qualified;

/// Tables among these that hold at least one row.
pub(super) async fn probe(client: &Client, tables: BTreeSet<ObjectId>) -> Result<BTreeSet<ObjectId>, Stop> {
    let mut nonempty = BTreeSet::new();
    for table in tables {
        let sql = format!("select exists (select from {})", qualified(&table.schema, &table.name));
        if client.query_one(&sql, &[]).await.map_err(DeployError::Read)?.get(0) {
            nonempty.insert(table);
        }
    }
    Ok(nonempty)
}
