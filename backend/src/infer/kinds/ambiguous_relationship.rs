//! Two tables that several foreign keys join.

use crate::infer::relation::find_table;
use crate::infer::{Case, Proposal};
use crate::postgrest::{Name, SchemaCache};

/// The hint that chooses; nothing in the schema is wrong.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let [from, to] = slots.relationship.as_slice() else { return Vec::new() };
    let Some(table) = find_table(case.catalog, slots.schema.as_deref(), from) else { return Vec::new() };
    let cache = SchemaCache::new(case.catalog, &[&table.schema]);
    let (own, other) = (Name::new(&table.schema, from), Name::new(&table.schema, to));
    let between = cache.relationships_of(&own).filter(|relationship| relationship.foreign == other);
    let evidence: Vec<String> = between
        .map(|relationship| {
            let rows = if relationship.is_to_one() { "one row" } else { "many rows" };
            let columns: Vec<String> = relationship.own_columns().map(|column| format!("`{column}`")).collect();
            let hints = relationship.constraints().join("`, `");
            format!("`{to}!{hints}(…)`: by {} of `{from}`, {rows}.", columns.join(", "))
        })
        .collect();
    if evidence.is_empty() {
        return Vec::new();
    }
    let title = format!("change your code here: say which key joins `{from}` with `{to}`");
    vec![Proposal::shown(title, evidence, 0.95)]
}
