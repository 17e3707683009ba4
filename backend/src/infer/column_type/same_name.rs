//! Columns of the same name in other tables.

use std::collections::BTreeMap;

use super::{Guess, short};
use crate::catalog::{Catalog, ObjectId};
use crate::infer::relation::all_columns;

/// How many tables a sentence names.
const NAMED: usize = 3;

/// The type that most of them have.
pub(super) fn same_name(catalog: &Catalog, table: &ObjectId, column: &str) -> Option<Guess> {
    let mut by_type: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // What the platform keeps in its own schemas is no habit of this one.
    let same = all_columns(catalog).filter(|(id, _)| id.name == column && id.schema == table.schema);
    for (id, found) in same {
        by_type.entry(short(&found.data_type)).or_default().push(id.relation.clone());
    }
    let total: usize = by_type.values().map(Vec::len).sum();
    let (data_type, tables) = by_type.into_iter().max_by_key(|(_, tables)| tables.len())?;
    let shown: Vec<String> = tables.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = if tables.len() > NAMED { format!(" and {} more", tables.len() - NAMED) } else { String::new() };
    let evidence = format!("Column `{column}` of {}{more} has type {data_type}.", shown.join(", "));
    let confidence = if tables.len() == total { 0.85 } else { 0.6 };
    Some(Guess { data_type, evidence: vec![evidence], confidence })
}
