//! Runs a plan as its sender: one transaction, in which the server knows who asks.

use serde_json::{Map, Value};
use tokio_postgres::types::Type;
use tokio_postgres::{Row, Transaction};
use wrench_backend::postgres::{PgError, TextValue};
use wrench_backend::postgrest::{ErrorReply, Outcome, Plan, Reply, server_error};

use crate::pool::Connections;
use crate::token::Sender;

const IDENTITY: &str = include_str!("queries/identity.sql");
/// Where names without a schema are looked for besides the schema of the request.
const EXTRA_SEARCH_PATH: &str = "public, extensions";

/// What the server is told about a request.
pub(crate) struct Circumstances<'a> {
    /// Method.
    pub(crate) method: &'a str,
    /// Path.
    pub(crate) path: &'a str,
    /// Headers.
    pub(crate) headers: &'a [(String, String)],
}

/// Runs a plan, and keeps what it did only if it can be answered.
pub(crate) async fn execute(
    connections: &Connections,
    plan: &Plan,
    sender: &Sender,
    circumstances: &Circumstances<'_>,
) -> Result<Reply, ErrorReply> {
    let refused = |error: tokio_postgres::Error| server_error(&PgError::from_driver(&error), sender.is_signed_in());
    let mut loan = connections.take().await.map_err(|error| error.reply())?;
    let transaction = loan.client.build_transaction().read_only(plan.work.is_read_only()).start().await;
    let transaction = transaction.map_err(refused)?;
    let ran = async {
        identify(&transaction, plan, sender, circumstances).await?;
        let statement = plan.statement();
        let values: Vec<TextValue<'_>> = statement.parameters.iter().map(|value| TextValue(value)).collect();
        let parameters: Vec<_> = values.iter().map(|value| (value as _, TextValue::TYPE)).collect();
        transaction.query_typed(&statement.sql, &parameters).await
    };
    let rows = match ran.await {
        Ok(rows) => rows,
        Err(error) => {
            let _gone_anyway = transaction.rollback().await;
            return Err(refused(error));
        }
    };
    match plan.reply(rows.first().map(outcome).unwrap_or_default()) {
        Ok(reply) => {
            transaction.commit().await.map_err(refused)?;
            Ok(reply)
        }
        Err(error) => {
            transaction.rollback().await.map_err(refused)?;
            Err(error.reply())
        }
    }
}

async fn identify(
    transaction: &Transaction<'_>,
    plan: &Plan,
    sender: &Sender,
    circumstances: &Circumstances<'_>,
) -> Result<(), tokio_postgres::Error> {
    let headers: Map<String, Value> =
        circumstances.headers.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
    let headers = Value::Object(headers).to_string();
    let search_path = format!("{}, {EXTRA_SEARCH_PATH}", wrench_backend::sql::ident(&plan.schema));
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 6] =
        [&search_path, &sender.role, &sender.claims, &circumstances.method, &circumstances.path, &headers];
    let parameters = values.map(|value| (value, Type::TEXT));
    transaction.query_typed(IDENTITY, &parameters).await.map(drop)
}

fn outcome(row: &Row) -> Outcome {
    let count = |value: i64| u64::try_from(value).unwrap_or_default();
    Outcome {
        total: row.get::<_, Option<i64>>("total").map(count),
        page: count(row.get("page")),
        body: row.get("body"),
    }
}
