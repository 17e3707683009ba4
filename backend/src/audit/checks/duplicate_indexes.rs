//! Indexes that do what another one does already.

use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::qualified;

pub(super) const CHECK: Check = Check {
    code: "duplicate-indexes",
    title: "Duplicate indexes",
    group: Group::Schema,
    run: |subject| Box::pin(run(subject)),
};

/// A superfluous index and the one that stays.
struct Duplicate {
    schema: String,
    name: String,
    keeper: String,
    size: String,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/duplicate_indexes.sql")).await?;
    let duplicates = rows.iter().map(|row| Duplicate {
        schema: row.get("schema"),
        name: row.get("name"),
        keeper: row.get("keeper"),
        size: row.get("size"),
    });
    Ok(judge(&duplicates.collect::<Vec<_>>()))
}

fn judge(duplicates: &[Duplicate]) -> Outcome {
    let value = duplicates.len().to_string();
    if duplicates.is_empty() {
        return Outcome::ok(value, "No index does what another one does already.");
    }
    let does = count(duplicates.len(), "index does", "indexes do");
    let drops = duplicates.iter().map(|one| format!("drop index concurrently {};", qualified(&one.schema, &one.name)));
    Outcome::warning(value, format!("{does} what another one does already, and every write pays for both."))
        .with_fix("Drop the superfluous ones, and take them out of the declared files.")
        .with_fix_sql(drops.collect::<Vec<_>>().join("\n"))
        .with_facts(
            duplicates
                .iter()
                .map(|one| (format!("{}.{}", one.schema, one.name), format!("same as {}, {}", one.keeper, one.size))),
        )
}
