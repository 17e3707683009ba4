//! Tables of exposed schemas whose rows nothing protects.

use crate::audit::check::{Check, Group, Outcome, Status, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::qualified;

pub(super) const CHECK: Check = Check {
    code: "tables-without-rls",
    title: "Row level security",
    group: Group::Security,
    run: |subject| Box::pin(run(subject)),
};

/// A table without row level security.
struct Open {
    schema: String,
    table: String,
    /// Roles of the data API that may do something with it.
    reached_by: Vec<String>,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    if !subject.is_supabase().await? {
        return Ok(not_supabase());
    }
    let rows = subject.rows_of_exposed(include_str!("queries/tables_without_rls.sql")).await?;
    let open = rows.iter().map(|row| Open {
        schema: row.get("schema"),
        table: row.get("name"),
        reached_by: row.get("reached_by"),
    });
    Ok(judge(&open.collect::<Vec<_>>()))
}

/// What checks of the data API say elsewhere.
pub(super) fn not_supabase() -> Outcome {
    Outcome::skipped("Not checked: this is no Supabase platform, so no data API exposes the tables.")
}

fn judge(open: &[Open]) -> Outcome {
    let value = open.len().to_string();
    if open.is_empty() {
        return Outcome::ok(value, "Every table of the exposed schemas has row level security.");
    }
    let reached = open.iter().filter(|table| !table.reached_by.is_empty()).count();
    let (status, message) = match reached {
        0 => {
            let has = count(open.len(), "table of an exposed schema has", "tables of exposed schemas have");
            (Status::Warning, format!("{has} no row level security; only missing grants keep them closed."))
        }
        _ => {
            let are = count(reached, "table is", "tables are");
            (Status::Failed, format!("{are} open to everybody who has the public key: without row level security."))
        }
    };
    let enable = open
        .iter()
        .map(|open| format!("alter table {} enable row level security;", qualified(&open.schema, &open.table)));
    Outcome::new(status, value, message)
        .with_fix("Enable row level security in the files, with policies for who may do what, and deploy.")
        .with_fix_sql(enable.collect::<Vec<_>>().join("\n"))
        .with_facts(open.iter().map(|open| {
            let reached = open.reached_by.join(", ");
            let reached = if reached.is_empty() { "not granted".to_owned() } else { format!("granted to {reached}") };
            (format!("{}.{}", open.schema, open.table), reached)
        }))
}
