//! What a column's name says of its type: the schema's own habit first, then what most schemas do.

use std::collections::BTreeMap;

use super::{Guess, short};
use crate::catalog::{Catalog, ObjectId};
use crate::infer::names::plurals;
use crate::infer::relation::{all_columns, find_table, key_column};

/// Beginnings and the type they stand for.
const PREFIXES: [(&str, &str); 8] = [
    ("is_", "boolean"),
    ("has_", "boolean"),
    ("can_", "boolean"),
    ("accepts_", "boolean"),
    ("allows_", "boolean"),
    ("needs_", "boolean"),
    ("requires_", "boolean"),
    ("should_", "boolean"),
];

/// Endings and the type they stand for; `name` alone counts as `_name`.
const SUFFIXES: [(&str, &str); 38] = [
    ("_at", "timestamptz"),
    ("_on", "date"),
    ("_date", "date"),
    ("_time", "time"),
    ("_uuid", "uuid"),
    ("_count", "integer"),
    ("_minutes", "integer"),
    ("_hours", "numeric(6,2)"),
    ("_days", "integer"),
    ("_seconds", "integer"),
    ("_number", "text"),
    ("_position", "integer"),
    ("_order", "integer"),
    ("_quantity", "numeric(12,2)"),
    ("_amount", "numeric(12,2)"),
    ("_price", "numeric(12,2)"),
    ("_total", "numeric(12,2)"),
    ("_cost", "numeric(12,2)"),
    ("_fee", "numeric(12,2)"),
    ("_rate", "numeric(12,4)"),
    ("_percent", "numeric(5,2)"),
    ("_latitude", "double precision"),
    ("_longitude", "double precision"),
    ("_url", "text"),
    ("_name", "text"),
    ("_email", "text"),
    ("_phone", "text"),
    ("_address", "text"),
    ("_city", "text"),
    ("_code", "text"),
    ("_description", "text"),
    ("_notes", "text"),
    ("_reason", "text"),
    ("_title", "text"),
    ("_data", "jsonb"),
    ("_metadata", "jsonb"),
    ("_settings", "jsonb"),
    ("_enabled", "boolean"),
];

/// The type a name stands for.
pub(super) fn naming(catalog: &Catalog, table: &ObjectId, column: &str) -> Option<Guess> {
    reference(catalog, table, column)
        .or_else(|| affix(column).and_then(|affix| habit(catalog, table, affix)))
        .or_else(|| convention(column))
}

/// `customer_id`: the type of what it refers to.
fn reference(catalog: &Catalog, table: &ObjectId, column: &str) -> Option<Guess> {
    let stem = column.strip_suffix("_id")?;
    let names = plurals(stem);
    let target = names.iter().find_map(|name| find_table(catalog, Some(&table.schema), name));
    if let Some((target, (key, found))) = target.and_then(|target| Some((target, key_column(catalog, target)?))) {
        let data_type = short(&found.data_type);
        let evidence = format!("The name refers to table `{}`, whose key `{key}` has type {data_type}.", target.name);
        return Some(Guess { data_type, evidence: vec![evidence], confidence: 0.9 });
    }
    habit(catalog, table, "_id")
}

/// How this schema types names with the same beginning or end, where most agree.
fn habit(catalog: &Catalog, table: &ObjectId, affix: &str) -> Option<Guess> {
    let has = |name: &str| if affix.ends_with('_') { name.starts_with(affix) } else { name.ends_with(affix) };
    let mut by_type: BTreeMap<String, usize> = BTreeMap::new();
    for (_, found) in all_columns(catalog).filter(|(id, _)| id.schema == table.schema && has(&id.name)) {
        *by_type.entry(short(&found.data_type)).or_default() += 1;
    }
    let total: usize = by_type.values().sum();
    let (data_type, count) = by_type.into_iter().max_by_key(|(_, count)| *count)?;
    if count < 2 || count * 5 < total * 4 {
        return None;
    }
    let shown = if affix.ends_with('_') { format!("{affix}*") } else { format!("*{affix}") };
    let evidence = format!("{count} of {total} columns named `{shown}` in this schema have type {data_type}.");
    Some(Guess { data_type, evidence: vec![evidence], confidence: 0.75 })
}

fn convention(column: &str) -> Option<Guess> {
    let affix = affix(column)?;
    let (_, data_type) = PREFIXES.iter().chain(&SUFFIXES).find(|(known, _)| *known == affix)?;
    let shown = if affix.ends_with('_') { format!("{affix}*") } else { format!("*{affix}") };
    let evidence = format!("Columns named `{shown}` are {data_type} by convention.");
    Some(Guess { data_type: (*data_type).to_owned(), evidence: vec![evidence], confidence: 0.6 })
}

/// The telling beginning or end of a name.
fn affix(column: &str) -> Option<&'static str> {
    let prefix = PREFIXES.iter().map(|(prefix, _)| *prefix).find(|prefix| column.starts_with(prefix));
    let suffix = SUFFIXES.iter().map(|(suffix, _)| *suffix);
    prefix.or_else(|| suffix.into_iter().find(|suffix| column.ends_with(suffix) || column == &suffix[1..]))
}
