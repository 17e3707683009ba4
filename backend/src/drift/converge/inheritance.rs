//! A table's place among others: partition of one, heir of some, made of a type.

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, Table, create};
use crate::sql::{ident, qualified};

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

/// Whether a column that a table inherited becomes its own, since the parent's leaves.
pub(super) fn is_left_by_parent(sides: Sides<'_>, column: &Object) -> bool {
    let parents = sides.leaving.iter().filter(|id| id.kind == Kind::Column && id.name == column.id.name);
    let mut left = parents.flat_map(|parent| heirs(sides.have, parent));
    left.any(|heir| heir.id == column.id)
}

/// The statements that drop a column which some heirs of its table keep as their own: with ONLY it stays in all of them.
pub(super) fn drop_above(sides: Sides<'_>, parent: &Object) -> Option<Vec<String>> {
    let keeps = |heir: &&Object| sides.want.get(&heir.id).is_some_and(|want| !want.is_derived());
    let heirs = heirs(sides.have, &parent.id);
    if parent.id.kind != Kind::Column || !heirs.iter().any(keeps) {
        return None;
    }
    let drop = |only: &str, id: &ObjectId| {
        format!("alter table {only}{} drop column {}", qualified(&id.schema, &id.relation), ident(&id.name))
    };
    let without = heirs.iter().filter(|heir| !keeps(heir)).map(|heir| drop("", &heir.id));
    Some(std::iter::once(drop("only ", &parent.id)).chain(without).collect())
}

/// The columns that the direct heirs of a column's table have only from there.
fn heirs<'a>(have: &'a Catalog, parent: &ObjectId) -> Vec<&'a Object> {
    let Some(table) = parent.parent_table() else { return Vec::new() };
    let is_heir = |object: &&Object| match &object.facts {
        Facts::Table(facts) => {
            let is_only =
                facts.parents.len() == 1 && facts.parents.iter().all(|name| name.replace('"', "") == table.path());
            is_only && facts.partition_bound.is_none()
        }
        _ => false,
    };
    let tables = have.objects.values().filter(is_heir);
    let column =
        |heir: &Object| ObjectId { schema: heir.id.schema.clone(), relation: heir.id.name.clone(), ..parent.clone() };
    tables.filter_map(|heir| have.get(&column(heir))).filter(|column| column.is_derived()).collect()
}
