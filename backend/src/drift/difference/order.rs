//! The order of columns: worth saying, never a difference.

use crate::catalog::{Catalog, Facts, ObjectId};

/// The columns both sides have, in the order of each side, where the orders differ: declared, then live.
pub(super) fn other_order(want: &Catalog, have: &Catalog, table: &ObjectId) -> Option<(Vec<String>, Vec<String>)> {
    let (declared, live) = (columns(want, table), columns(have, table));
    let common = |side: &[String], other: &[String]| -> Vec<String> {
        side.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    let (declared, live) = (common(&declared, &live), common(&live, &declared));
    (declared != live).then_some((declared, live))
}

fn columns(catalog: &Catalog, table: &ObjectId) -> Vec<String> {
    let from = ObjectId {
        kind: crate::catalog::Kind::Column,
        relation: table.name.clone(),
        name: String::new(),
        ..table.clone()
    };
    let of_table = catalog
        .objects
        .range(&from..)
        .take_while(|(id, _)| id.kind == from.kind && id.schema == from.schema && id.relation == from.relation);
    let mut columns: Vec<(i32, &str)> = of_table
        .filter_map(|(id, object)| match &object.facts {
            Facts::Column(column) => Some((column.position, id.name.as_str())),
            _ => None,
        })
        .collect();
    columns.sort_unstable();
    columns.into_iter().map(|(_, name)| name.to_owned()).collect()
}
