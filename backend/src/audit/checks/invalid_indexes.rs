//! Indexes whose building failed half-way.

use crate::audit::check::{Check, Group, Outcome, Status, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::qualified;

pub(super) const CHECK: Check = Check {
    code: "invalid-indexes",
    title: "Invalid indexes",
    group: Group::Schema,
    run: |subject| Box::pin(run(subject)),
};

/// An index that no query uses and every write pays for.
struct Invalid {
    schema: String,
    table: String,
    name: String,
    is_unique: bool,
    is_leftover: bool,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/invalid_indexes.sql")).await?;
    let (building, broken): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.get::<_, bool>("is_building"));
    let broken = broken.iter().map(|row| Invalid {
        schema: row.get("schema"),
        table: row.get("table_name"),
        name: row.get("name"),
        is_unique: row.get("is_unique"),
        is_leftover: row.get("is_leftover"),
    });
    Ok(judge(&broken.collect::<Vec<_>>(), building.len()))
}

fn judge(broken: &[Invalid], building: usize) -> Outcome {
    let value = broken.len().to_string();
    if broken.is_empty() {
        let built = count(building, "index is", "indexes are");
        let being = if building > 0 { format!(" {built} being built right now.") } else { String::new() };
        return Outcome::ok(value, format!("All indexes are valid.{being}"));
    }
    // A unique index is a rule of the data: as long as it is invalid nobody can rely on it.
    let loses_rule = broken.iter().any(|index| index.is_unique && !index.is_leftover);
    let status = if loses_rule { Status::Failed } else { Status::Warning };
    let are = count(broken.len(), "index is", "indexes are");
    let fix = if loses_rule {
        "Remove the duplicate rows first, then build the index again."
    } else {
        "Build the index again, or drop what a failed attempt left; `wrench deploy` does it for declared indexes."
    };
    let repair = broken.iter().map(|index| {
        let name = qualified(&index.schema, &index.name);
        let verb = if index.is_leftover { "drop index" } else { "reindex index" };
        format!("{verb} concurrently {name};")
    });
    let message = format!("{are} invalid: a cost to every write and of use to no query.");
    Outcome::new(status, value, message).with_fix(fix).with_fix_sql(repair.collect::<Vec<_>>().join("\n")).with_facts(
        broken.iter().map(|index| {
            let unique = if index.is_unique { "unique, " } else { "" };
            (format!("{}.{}", index.schema, index.name), format!("{unique}on {}", index.table))
        }),
    )
}
