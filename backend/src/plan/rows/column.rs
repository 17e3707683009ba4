//! Rows that a column's NOT NULL or new type would refuse.

use super::{Ask, RowProbe, live_table, primary_key};
use crate::catalog::{Column, Object};
use crate::plan::{Inputs, ObjectDecision};
use crate::sql::{ident, qualified};

pub(super) fn probes(
    inputs: &Inputs<'_>,
    (want, decision): (&Object, &ObjectDecision),
    (from, to): (&Column, &Column),
) -> Vec<RowProbe> {
    let not_null =
        (to.not_null && !from.not_null).then(|| empty(inputs, want, format!("{} is null", ident(&want.id.name))));
    let typed = (from.data_type != to.data_type).then(|| values(inputs, want, decision, to));
    not_null.flatten().into_iter().chain(typed.flatten()).collect()
}

/// A new column that rows cannot take.
pub(super) fn new(inputs: &Inputs<'_>, want: &Object, to: &Column) -> Vec<RowProbe> {
    if to.accepts_existing_rows() {
        return Vec::new();
    }
    empty(inputs, want, "true".to_owned()).into_iter().collect()
}

fn empty(inputs: &Inputs<'_>, want: &Object, wrong: String) -> Option<RowProbe> {
    let table = want.id.parent_table()?;
    live_table(inputs, &table)?;
    let name = &want.id.name;
    Some(RowProbe {
        object: want.id.clone(),
        rule: "not-null-violation",
        ask: Ask::Rows { from: qualified(&table.schema, &table.name), wrong, count: "pg_catalog.count(*)" },
        key: primary_key(inputs, &table),
        wrong_words: format!("of {} would have no value in \"{name}\", which is NOT NULL", table.path()),
        hint: format!(
            "Expand step by step: \"{name}\" nullable, a backfill, `check ({name} is not null) not valid`, validate, then \
             `set not null`."
        ),
        table,
        may_be_mended: false,
    })
}

fn values(inputs: &Inputs<'_>, want: &Object, decision: &ObjectDecision, to: &Column) -> Option<RowProbe> {
    let table = want.id.parent_table()?;
    live_table(inputs, &table)?;
    let moved = decision.steps.iter().flat_map(|step| &step.sql).find(|sql| sql.contains(" type "))?;
    let (_, value) = moved.split_once(" using ")?;
    let name = &want.id.name;
    Some(RowProbe {
        object: want.id.clone(),
        rule: "invalid-text-representation",
        ask: Ask::Values { relation: qualified(&table.schema, &table.name), value: value.to_owned() },
        key: primary_key(inputs, &table),
        wrong_words: format!("of {} would not fit into \"{name}\" of type {}", table.path(), to.data_type),
        hint: format!(
            "Put the values right first, or add a new column beside \"{name}\", fill it, and drop the old one later."
        ),
        table,
        may_be_mended: false,
    })
}
