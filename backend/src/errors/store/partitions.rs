//! Day partitions: made before they are needed, dropped when nobody needs them.

use time::{Date, Duration, OffsetDateTime};
use tokio_postgres::Client;

use super::error::StoreError;

/// Makes the partition of a day.
pub(super) async fn make(client: &Client, day: Date) -> Result<(), StoreError> {
    let failed = || StoreError::during("make a day's partition");
    let row = client.query_one(include_str!("queries/make_partition.sql"), &[&day]).await.map_err(failed())?;
    client.batch_execute(row.get(0)).await.map_err(failed())
}

/// Drops what is older than `keep_days`.
pub(super) async fn drop_old(client: &Client, keep_days: u16) -> Result<(), StoreError> {
    let failed = || StoreError::during("drop old partitions");
    let first_kept = (OffsetDateTime::now_utc() - Duration::days(i64::from(keep_days))).date();
    for row in client.query(include_str!("queries/old_partitions.sql"), &[&first_kept]).await.map_err(failed())? {
        client.batch_execute(row.get(0)).await.map_err(failed())?;
    }
    Ok(())
}
