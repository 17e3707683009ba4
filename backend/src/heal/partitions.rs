//! What the catalog says of partitions.

use crate::catalog::{Catalog, Facts};

/// The bounds of a live partition, by its bare name.
pub(super) fn partition_bound(have: &Catalog, name: &str) -> Option<String> {
    let tables = have.objects.values().filter(|object| object.id.name == name);
    tables
        .filter_map(|object| match &object.facts {
            Facts::Table(table) => table.partition_bound.clone(),
            _ => None,
        })
        .next()
}
