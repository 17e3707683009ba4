//! Which values, rows and labels are in what a statement added, asked before it is taken away.

use tokio_postgres::Client;

use super::deployed::Unread;
use super::request::DeployRequest;
use super::target::open;
use crate::finding::{Finding, SourceFile};
use crate::postgres::PgError;
use crate::sql::{declared_labels, declared_tables, ident, literal};

/// It cannot write, and sees every row or fails.
const BEGIN: &str = "begin read only; set local statement_timeout = '15s'; set local row_security = off";

/// Something in an added part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Of what: `column public.jobs.note`.
    pub what: String,
    /// Rows with it.
    pub rows: i64,
}

/// Counts what is in the columns, tables and labels that a text declares. Indexes, keys and privileges hold nothing.
///
/// # Errors
/// The target cannot be reached, or does not answer.
pub async fn held_by(request: &DeployRequest, text: &str) -> Result<Vec<Held>, Unread> {
    let target = open(request, "wrench undo").await;
    let target = target.map_err(|stop| Unread { findings: stop.findings, exit_code: stop.exit_code })?;
    let client = &target.connection.client;
    let source = SourceFile { path: String::new(), text: text.to_owned() };
    let mut held = Vec::new();
    for table in declared_tables(&source) {
        let (path, shown) =
            (table.path.iter().map(|part| ident(part)).collect::<Vec<_>>().join("."), table.path.join("."));
        if table.creates {
            let rows = count(client, &format!("select count(*) from {path}")).await?;
            held.push(Held { what: format!("table {shown}"), rows });
            continue;
        }
        for column in &table.columns {
            let sql = format!("select count(*) from {path} where {} is not null", ident(&column.name));
            held.push(Held { what: format!("column {shown}.{}", column.name), rows: count(client, &sql).await? });
        }
    }
    for label in declared_labels(&source) {
        let name = label.path.iter().map(|part| ident(part)).collect::<Vec<_>>().join(".");
        let users = client.query(include_str!("queries/columns_of_type.sql"), &[&name]).await;
        let mut rows = 0;
        for user in users.map_err(|error| unread(&PgError::from_driver(&error)))? {
            let (table, column): (&str, &str) = (user.get(0), user.get(1));
            rows += count(
                client,
                &format!("select count(*) from {table} where {column}::text = {}", literal(&label.label)),
            )
            .await?;
        }
        held.push(Held { what: format!("label {:?} of {}", label.label, label.path.join(".")), rows });
    }
    held.retain(|held| held.rows > 0);
    Ok(held)
}

/// What somebody dropped by hand holds nothing.
async fn count(client: &Client, sql: &str) -> Result<i64, Unread> {
    let counted = async {
        client.batch_execute(BEGIN).await?;
        client.query_one(sql, &[]).await
    };
    let counted = counted.await;
    // A session that is lost has nothing to take back, and the next question says so.
    client.batch_execute("rollback").await.ok();
    match counted {
        Ok(row) => Ok(row.get(0)),
        Err(error) => {
            let error = PgError::from_driver(&error);
            match error.sqlstate.as_str() {
                "42P01" | "42703" | "3F000" => Ok(0),
                _ => Err(unread(&error)),
            }
        }
    }
}

fn unread(error: &PgError) -> Unread {
    let finding = Finding::error("undo-failed", "could not look what is in the added part")
        .with_detail(format!("{} (SQLSTATE {}).", error.masked_message(), error.sqlstate))
        .with_hint("Nothing was changed. Let the deploying role read the table, and try again.");
    Unread { findings: vec![finding], exit_code: 1 }
}
