//! Rows that a changed enum or domain would refuse, in every column of it.

use super::text::group;
use super::{Ask, RowProbe, live_table, primary_key};
use crate::catalog::{Column, Domain, Enum, Facts, Object, ObjectId};
use crate::plan::Inputs;
use crate::sql::{ident, literal, qualified};

/// Values whose label goes.
pub(super) fn labels(inputs: &Inputs<'_>, want: &Object, (from, to): (&Enum, &Enum)) -> Vec<RowProbe> {
    let gone: Vec<String> =
        from.labels.iter().filter(|label| !to.labels.contains(label)).map(|label| literal(label)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let gone = gone.join(", ");
    let wrong = |name: &str, is_array: bool| match is_array {
        true => format!("{}::pg_catalog.text[] operator(pg_catalog.&&) array[{gone}]::pg_catalog.text[]", ident(name)),
        false => {
            format!("{}::pg_catalog.text operator(pg_catalog.=) any (array[{gone}]::pg_catalog.text[])", ident(name))
        }
    };
    let words = format!("a label that goes from {} ({})", want.id.path(), gone.replace('\'', "\""));
    let of = |(id, is_array): (ObjectId, bool)| {
        of_column(inputs, want, &id, wrong(&id.name, is_array), ("invalid-text-representation", &words))
    };
    columns(inputs, &want.id).into_iter().filter_map(of).collect()
}

/// Values that a new check of a domain, or its NOT NULL, refuses.
pub(super) fn domain(inputs: &Inputs<'_>, want: &Object, (from, to): (&Domain, &Domain)) -> Vec<RowProbe> {
    let new = to.constraints.iter().filter(|(name, constraint)| {
        let stands =
            from.constraints.get(*name).is_some_and(|old| old.definition == constraint.definition && old.validated);
        constraint.validated && !stands
    });
    let checks: Vec<(&'static str, String, String)> = new
        .filter_map(|(name, constraint)| {
            let (expression, _) = group(&constraint.definition)?;
            Some((
                "check-violation",
                format!("not ({expression})"),
                format!("a value that breaks check \"{name}\" of {}", want.id.path()),
            ))
        })
        .collect();
    let nulls = (to.not_null && !from.not_null).then(|| {
        ("not-null-violation", "value is null".to_owned(), format!("no value, which {} would forbid", want.id.path()))
    });
    let all: Vec<_> = checks.into_iter().chain(nulls).collect();
    let plain = columns(inputs, &want.id).into_iter().filter(|(_, is_array)| !is_array);
    plain
        .flat_map(|(id, _)| {
            all.iter().filter_map(move |(rule, wrong, words)| {
                // The expression speaks of VALUE, whatever the column is called.
                let row = format!("(select {} as value) as wrench_value", ident(&id.name));
                let wrong = format!("exists (select from {row} where {wrong})");
                of_column(inputs, want, &id, wrong, (rule, words))
            })
        })
        .collect()
}

/// Live columns of a type, and whether they hold arrays of it.
fn columns(inputs: &Inputs<'_>, id: &ObjectId) -> Vec<(ObjectId, bool)> {
    let names = [id.path(), qualified(&id.schema, &id.name)];
    let of = |column: &Column| {
        let bare = column.data_type.trim_end_matches("[]");
        names.iter().any(|name| name == bare).then(|| column.data_type.ends_with("[]"))
    };
    let found =
        inputs.have.objects.values().filter(|object| !object.is_derived()).filter_map(|object| match &object.facts {
            Facts::Column(column) => Some((object.id.clone(), of(column)?)),
            _ => None,
        });
    found.collect()
}

fn of_column(
    inputs: &Inputs<'_>,
    want: &Object,
    column: &ObjectId,
    wrong: String,
    (rule, words): (&'static str, &str),
) -> Option<RowProbe> {
    let table = column.parent_table()?;
    live_table(inputs, &table)?;
    Some(RowProbe {
        object: want.id.clone(),
        rule,
        ask: Ask::Rows { from: qualified(&table.schema, &table.name), wrong, count: "pg_catalog.count(*)" },
        key: primary_key(inputs, &table),
        wrong_words: format!("of {} would have in \"{}\" {words}", table.path(), column.name),
        hint: "Put the values right first, then deploy again.".to_owned(),
        table,
        may_be_mended: false,
    })
}
