//! Tables of which the planner knows nothing.

use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::qualified;

pub(super) const CHECK: Check = Check {
    code: "never-analyzed",
    title: "Planner statistics",
    group: Group::Activity,
    run: |subject| Box::pin(run(subject)),
};

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/never_analyzed.sql")).await?;
    let tables = rows.iter().map(|row| (row.get("schema"), row.get("name"), row.get("row_count")));
    Ok(judge(&tables.collect::<Vec<_>>()))
}

fn judge(tables: &[(&str, &str, i64)]) -> Outcome {
    let value = tables.len().to_string();
    if tables.is_empty() {
        return Outcome::ok(value, "The planner has statistics of every table with more than 10,000 rows.");
    }
    let tell = count(tables.len(), "table with more than 10,000 rows was", "tables with more than 10,000 rows were");
    let analyze = tables.iter().map(|(schema, name, _)| format!("analyze {};", qualified(schema, name)));
    Outcome::warning(value, format!("{tell} never analyzed, so the plans are guesses."))
        .with_fix("Analyze now, and make sure that autovacuum runs: it does this by itself within minutes.")
        .with_fix_sql(analyze.collect::<Vec<_>>().join("\n"))
        .with_facts(tables.iter().map(|(schema, name, rows)| (format!("{schema}.{name}"), format!("{rows} rows"))))
}
