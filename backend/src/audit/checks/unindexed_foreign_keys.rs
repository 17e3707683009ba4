//! Foreign keys whose side that refers has no index.

use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::{ident, qualified};

pub(super) const CHECK: Check = Check {
    code: "unindexed-foreign-keys",
    title: "Foreign keys without index",
    group: Group::Schema,
    run: |subject| Box::pin(run(subject)),
};

/// Rows from which reading the whole table for each referred row that changes is felt: milliseconds a row.
const MANY: i64 = 10_000;

/// A foreign key without an index.
struct Unindexed {
    schema: String,
    table: String,
    constraint: String,
    columns: Vec<String>,
    rows: i64,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/unindexed_foreign_keys.sql")).await?;
    let keys = rows.iter().map(|row| Unindexed {
        schema: row.get("schema"),
        table: row.get("table_name"),
        constraint: row.get("name"),
        columns: row.get("columns"),
        rows: row.get("row_count"),
    });
    Ok(judge(&keys.collect::<Vec<_>>()))
}

/// `keys` has those of the largest tables first.
fn judge(keys: &[Unindexed]) -> Outcome {
    let facts = keys.iter().map(|key| {
        let name = format!("{}.{} ({})", key.schema, key.table, key.columns.join(", "));
        (name, format!("{}, about {} rows", key.constraint, key.rows))
    });
    let large: Vec<&Unindexed> = keys.iter().filter(|key| key.rows >= MANY).collect();
    let value = large.len().to_string();
    if large.is_empty() {
        let small = count(keys.len(), "foreign key of a small table has", "foreign keys of small tables have");
        let message = match keys.len() {
            0 => "Every foreign key has an index.".to_owned(),
            _ => format!("Every foreign key of a large table has an index; {small} none, which costs little."),
        };
        return Outcome::ok(value, message).with_facts(facts);
    }
    let lacks = count(large.len(), "foreign key of a large table has", "foreign keys of large tables have");
    let creates = large.iter().map(|key| {
        let columns: Vec<String> = key.columns.iter().map(|column| ident(column)).collect();
        format!("create index concurrently on {} ({});", qualified(&key.schema, &key.table), columns.join(", "))
    });
    Outcome::warning(value, format!("{lacks} no index: deleting a referred row reads the whole table."))
        .with_fix("Declare an index on the columns in the phase's `indexes.sql` and deploy.")
        .with_fix_sql(creates.collect::<Vec<_>>().join("\n"))
        .with_facts(facts)
}
