//! Sequences that will soon have no more numbers.

use crate::audit::check::{Check, Group, Outcome, Status, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::{ident, qualified};

pub(super) const CHECK: Check = Check {
    code: "sequences-near-end",
    title: "Sequences near their end",
    group: Group::Schema,
    run: |subject| Box::pin(run(subject)),
};

/// Percent: at a steady pace less than half of the time passed so far is left, and changing the type of a large table's key
/// wants planning.
const WARN: f64 = 70.0;
/// Percent: a tenth is left; then every insert fails.
const FAIL: f64 = 90.0;

/// A sequence and the column that takes its numbers.
struct Sequence {
    schema: String,
    name: String,
    percent: f64,
    last: i64,
    ceiling: i64,
    /// Schema, table and column; none where no column takes its numbers.
    column: Option<(String, String, String)>,
    is_narrow: bool,
    is_identity: bool,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/sequences_near_end.sql")).await?;
    let (readable, hidden): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.get::<_, bool>("is_readable"));
    if readable.is_empty() && !hidden.is_empty() {
        let message = format!("Role \"{}\" may not read the sequences.", subject.user());
        return Ok(Outcome::skipped(message).with_fix("Let the checks connect as a role with USAGE on the sequences."));
    }
    let sequences = readable.iter().map(|row| Sequence {
        schema: row.get("schema"),
        name: row.get("name"),
        percent: row.get("percent"),
        last: row.get("last"),
        ceiling: row.get("ceiling"),
        column: row
            .get::<_, Option<String>>("column_name")
            .map(|column| (row.get("table_schema"), row.get("table_name"), column)),
        is_narrow: row.get("is_narrow"),
        is_identity: row.get("is_identity"),
    });
    Ok(judge(&sequences.collect::<Vec<_>>(), hidden.len()))
}

/// `sequences` has the fullest first.
fn judge(sequences: &[Sequence], hidden: usize) -> Outcome {
    let near: Vec<&Sequence> = sequences.iter().filter(|sequence| sequence.percent > WARN).collect();
    let not_read = count(hidden, "sequence could", "sequences could");
    let not_read = if hidden > 0 { format!(" {not_read} not be read.") } else { String::new() };
    let Some(fullest) = near.first() else {
        let value = sequences.first().map_or_else(|| "none".into(), |fullest| in_percent(fullest.percent));
        return Outcome::ok(value, format!("No sequence is near its end.{not_read}"));
    };
    let status = if fullest.percent > FAIL { Status::Failed } else { Status::Warning };
    let are = count(near.len(), "sequence is", "sequences are");
    let value = in_percent(fullest.percent);
    let message =
        format!("{are} near the end, the first at {value}; after the last number every insert fails.{not_read}");
    let facts = near.iter().map(|sequence| {
        let name = format!("{}.{}", sequence.schema, sequence.name);
        let column = sequence.column.as_ref().map(|(_, table, column)| format!(" for {table}.{column}"));
        let at = format!("{} of {}{}", sequence.last, sequence.ceiling, column.unwrap_or_default());
        (name, format!("{at}, {}", in_percent(sequence.percent)))
    });
    Outcome::new(status, value, message)
        .with_fix("Declare the column as bigint and deploy; every row is written again under a lock, so plan the time.")
        .with_fix_sql(near.iter().flat_map(|sequence| widen(sequence)).collect::<Vec<_>>().join("\n"))
        .with_facts(facts)
}

fn widen(sequence: &Sequence) -> Vec<String> {
    let name = qualified(&sequence.schema, &sequence.name);
    let mut statements = Vec::new();
    if let Some((schema, table, column)) = sequence.column.as_ref().filter(|_| sequence.is_narrow) {
        let column = ident(column);
        statements.push(format!("alter table {} alter column {column} type bigint;", qualified(schema, table)));
    }
    // The sequence of an identity column follows the column's type.
    if !(sequence.is_identity && sequence.is_narrow) {
        statements.push(format!("alter sequence {name} as bigint no maxvalue;"));
    }
    statements
}

fn in_percent(percent: f64) -> String {
    format!("{percent:.0} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(percent: f64) -> Sequence {
        Sequence {
            schema: "public".into(),
            name: "jobs_id_seq".into(),
            percent,
            last: 1,
            ceiling: 2,
            column: Some(("public".into(), "jobs".into(), "id".into())),
            is_narrow: true,
            is_identity: false,
        }
    }

    #[test]
    fn seventy_percent_warn_and_ninety_fail() {
        let cases = [(70.0, Status::Ok), (70.1, Status::Warning), (90.0, Status::Warning), (90.1, Status::Failed)];
        for (percent, expect) in cases {
            assert_eq!(judge(&[sequence(percent)], 0).status, expect, "{percent}");
        }
        assert_eq!(judge(&[], 2).message, "No sequence is near its end. 2 sequences could not be read.");
    }
}
