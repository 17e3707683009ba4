//! A value of another type than its column.

use crate::infer::asked::asked;
use crate::infer::relation::{columns, find_table};
use crate::infer::{Case, Proposal};

/// The types of the columns that the request names.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let asked = asked(case);
    let name = slots.table.clone().unwrap_or_else(|| asked.target.clone());
    let Some(table) = find_table(case.catalog, slots.schema.as_deref(), &name) else { return Vec::new() };
    let is_meant =
        |name: &str| slots.column.as_deref().map_or_else(|| asked.columns.contains(name), |column| column == name);
    let is_of_type = |data_type: &str| slots.data_type.as_deref().is_none_or(|meant| data_type.starts_with(meant));
    let evidence: Vec<String> = columns(case.catalog, table)
        .into_iter()
        .filter(|(name, facts)| is_meant(name) && is_of_type(&facts.data_type))
        .map(|(name, facts)| format!("Column `{name}` of `{}` has type {}.", table.name, facts.data_type))
        .collect();
    if evidence.is_empty() {
        return Vec::new();
    }
    vec![Proposal::shown("change your code here: send a value of the column's type".to_owned(), evidence, 0.8)]
}
