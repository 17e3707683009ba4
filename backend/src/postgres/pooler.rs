//! Tells a transaction pooler from a server.

use super::connect::Connection;

/// Whether `first` is not bound to one server process.
///
/// Session A reads its process, session B opens a transaction and so takes a server connection, A reads again. A pooler
/// in transaction mode gives A another process, since B has the one A had. Session settings, session locks and prepared
/// statements are void there. Two reads on an idle pooler would match, hence the second session.
pub async fn is_transaction_pooler(first: &Connection, second: &Connection) -> Result<bool, tokio_postgres::Error> {
    let before = process(first).await?;
    second.client.batch_execute("begin").await?;
    let after = process(first).await;
    second.client.batch_execute("rollback").await?;
    Ok(before != after? || before != first.server.pid)
}

async fn process(connection: &Connection) -> Result<i32, tokio_postgres::Error> {
    Ok(connection.client.query_one("select pg_catalog.pg_backend_pid()", &[]).await?.get(0))
}
