//! A table's place among others: partition of one, heir of some, made of a type.

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, Table, create};
use crate::sql::qualified;

use super::super::hazard::{Hazard, Nature};
use super::{Sides, Step};

const PLACE: [&str; 3] = ["partition_bound", "parents", "of_type"];

/// Puts a table where it belongs; nothing where it is there.
pub(super) fn step(sides: Sides<'_>, want: &Object, (from, to): (&Table, &Table), parts: &[&str]) -> Option<Step> {
    let settled: Vec<&str> = PLACE.into_iter().filter(|part| parts.contains(part)).collect();
    if settled.is_empty() {
        return None;
    }
    if from.of_type != to.of_type && column_names(sides.have, &want.id) != column_names(sides.want, &want.id) {
        let why = "its columns stand in another order than those of its type".to_owned();
        return Some(Step::new(want, &settled, Nature::Unsupported(why), Vec::new()));
    }
    let name = qualified(&want.id.schema, &want.id.name);
    let mut sql = Vec::new();
    if from.of_type.is_some() && from.of_type != to.of_type {
        sql.push(format!("alter table {name} not of"));
    }
    let (gone, new) = (without(&from.parents, to, from), without(&to.parents, from, to));
    for parent in &gone {
        sql.push(match from.partition_bound {
            Some(_) => format!("alter table {parent} detach partition {name}"),
            None => format!("alter table {name} no inherit {parent}"),
        });
    }
    if !new.is_empty() {
        sql.extend(missing_parts(sides, want));
    }
    for parent in &new {
        sql.push(match &to.partition_bound {
            Some(bound) => format!("alter table {parent} attach partition {name} {bound}"),
            None => format!("alter table {name} inherit {parent}"),
        });
    }
    if from.of_type != to.of_type {
        sql.extend(to.of_type.as_ref().map(|of_type| format!("alter table {name} of {of_type}")));
    }
    let nature = match (gone.is_empty(), new.is_empty()) {
        (_, false) => Nature::Hazard(Hazard::ValidatesRows),
        // Whoever reads the parent no longer finds the rows.
        (false, true) => Nature::Hazard(Hazard::DropsObject),
        (true, true) => Nature::Replace,
    };
    Some(Step::new(want, &settled, nature, sql))
}

/// Parents of one side that the other has not, or has with another bound.
fn without(parents: &[String], other: &Table, own: &Table) -> Vec<String> {
    let same_bound = other.partition_bound == own.partition_bound;
    parents.iter().filter(|parent| !same_bound || !other.parents.contains(parent)).cloned().collect()
}

/// What a parent wants its child to have before: columns, and checks.
fn missing_parts(sides: Sides<'_>, want: &Object) -> Vec<String> {
    let parts = sides.want.objects.values().filter(|part| part.id.parent_table().as_ref() == Some(&want.id));
    let missing = parts.filter(|part| sides.have.get(&part.id).is_none() && part.is_derived());
    let mut missing: Vec<&Object> = missing
        .filter(|part| match &part.facts {
            Facts::Column(_) => true,
            Facts::Constraint(constraint) => constraint.constraint_type == "c",
            _ => false,
        })
        .collect();
    missing.sort_by_key(|part| part.id.kind);
    missing.into_iter().flat_map(|part| create(part, sides.want)).collect()
}

fn column_names<'a>(catalog: &'a Catalog, table: &ObjectId) -> Vec<&'a str> {
    let of_table = catalog.objects.values().filter(|part| part.id.parent_table().as_ref() == Some(table));
    let mut columns: Vec<(i32, &str)> = of_table
        .filter_map(|part| match &part.facts {
            Facts::Column(column) => Some((column.position, part.id.name.as_str())),
            _ => None,
        })
        .collect();
    columns.sort_unstable();
    columns.into_iter().map(|(_, name)| name).collect()
}

/// Whether a part of a table becomes inherited, or no longer is, because its table gets another place.
pub(super) fn follows_table(sides: Sides<'_>, part: &Object, becomes_inherited: bool) -> bool {
    let Some(table) = part.table().filter(|table| table.kind == Kind::Table) else { return false };
    let (Some(from), Some(to)) = (sides.have.get(&table), sides.want.get(&table)) else { return false };
    match (&from.facts, &to.facts) {
        // Only what is attached loses its own declaration; an heir's columns stay declared by themselves.
        (Facts::Table(from), Facts::Table(to)) if becomes_inherited => {
            to.partition_bound.is_some() && from.parents != to.parents
        }
        (Facts::Table(from), Facts::Table(to)) => from.parents.iter().any(|parent| !to.parents.contains(parent)),
        _ => false,
    }
}
