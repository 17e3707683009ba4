//! Look-ups in the live catalog.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Column, DEPLOYER, Facts, Kind, ObjectId};
use crate::postgrest::{Reference, parse_key, parse_reference};

/// The table of that name: in the schema that is known, else in `public`, else the only one there is.
pub(super) fn find_table<'a>(catalog: &'a Catalog, schema: Option<&str>, name: &str) -> Option<&'a ObjectId> {
    let named: Vec<&ObjectId> = catalog.objects.keys().filter(|id| id.kind == Kind::Table && id.name == name).collect();
    if let Some(schema) = schema {
        return named.into_iter().find(|id| id.schema == schema);
    }
    let public = named.iter().find(|id| id.schema == "public").copied();
    public.or(if let [only] = named.as_slice() { Some(*only) } else { None })
}

/// Columns of a table in order.
pub(super) fn columns<'a>(catalog: &'a Catalog, table: &ObjectId) -> Vec<(&'a str, &'a Column)> {
    let mut found: Vec<(&str, &Column)> = all_columns(catalog)
        .filter(|(id, _)| id.schema == table.schema && id.relation == table.name)
        .map(|(id, column)| (id.name.as_str(), column))
        .collect();
    found.sort_by_key(|(_, column)| column.position);
    found
}

/// Every column of every table.
pub(super) fn all_columns(catalog: &Catalog) -> impl Iterator<Item = (&ObjectId, &Column)> {
    catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Column(column) => Some((id, column)),
        _ => None,
    })
}

/// The column that is the whole primary key of a table.
pub(super) fn key_column<'a>(catalog: &'a Catalog, table: &ObjectId) -> Option<(&'a str, &'a Column)> {
    let key = catalog.objects.iter().find_map(|(id, object)| match &object.facts {
        Facts::Constraint(constraint)
            if constraint.constraint_type == "p" && id.schema == table.schema && id.relation == table.name =>
        {
            Some(constraint.definition.as_str())
        }
        _ => None,
    })?;
    let name = key.strip_prefix("PRIMARY KEY (")?.split(')').next()?.trim_matches('"');
    columns(catalog, table).into_iter().find(|(column, _)| *column == name)
}

/// Names of tables and views of a schema.
pub(super) fn relation_names<'a>(catalog: &'a Catalog, schema: &'a str) -> impl Iterator<Item = &'a str> {
    let is_relation = |id: &&ObjectId| matches!(id.kind, Kind::Table | Kind::View);
    catalog.objects.keys().filter(is_relation).filter(move |id| id.schema == schema).map(|id| id.name.as_str())
}

/// Every table or view of that name, whatever its schema.
pub(super) fn relations_named<'a>(catalog: &'a Catalog, name: &'a str) -> impl Iterator<Item = &'a ObjectId> {
    catalog.objects.keys().filter(move |id| matches!(id.kind, Kind::Table | Kind::View) && id.name == name)
}

/// Foreign keys of a table, by constraint.
pub(super) fn references_of<'a>(
    catalog: &'a Catalog,
    table: &'a ObjectId,
) -> impl Iterator<Item = (&'a str, Reference)> {
    catalog.objects.iter().filter_map(move |(id, object)| match &object.facts {
        Facts::Constraint(constraint) if id.schema == table.schema && id.relation == table.name => {
            parse_reference(constraint).map(|reference| (id.name.as_str(), reference))
        }
        _ => None,
    })
}

/// Whether an index or key of the table begins with the column.
pub(super) fn is_indexed(catalog: &Catalog, table: &ObjectId, column: &str) -> bool {
    let of_table = |id: &ObjectId| id.schema == table.schema && id.relation == table.name;
    catalog.objects.iter().any(|(id, object)| match &object.facts {
        Facts::Constraint(constraint) if of_table(id) => {
            parse_key(constraint).is_some_and(|key| key.first().is_some_and(|first| first == column))
        }
        Facts::Index(index) => {
            object.table().as_ref() == Some(table) && first_column(&index.definition) == Some(column)
        }
        _ => false,
    })
}

/// Whether a key or a whole unique index of the table is over exactly these columns, in whatever order.
pub(super) fn is_unique(catalog: &Catalog, table: &ObjectId, columns: &[String]) -> bool {
    let wanted: BTreeSet<&str> = columns.iter().map(String::as_str).collect();
    let of_table = |id: &ObjectId| id.schema == table.schema && id.relation == table.name;
    catalog.objects.iter().any(|(id, object)| match &object.facts {
        Facts::Constraint(constraint) if of_table(id) => {
            parse_key(constraint).is_some_and(|key| key.iter().map(String::as_str).collect::<BTreeSet<_>>() == wanted)
        }
        Facts::Index(index) if index.valid && index.definition.starts_with("CREATE UNIQUE INDEX ") => {
            object.table().as_ref() == Some(table) && index_columns(&index.definition).is_some_and(|key| key == wanted)
        }
        _ => false,
    })
}

/// The columns of an index without condition or expression.
fn index_columns(definition: &str) -> Option<BTreeSet<&str>> {
    let inside = key_onwards(definition)?.strip_suffix(')')?;
    let columns = inside.split(", ").map(|column| {
        // What follows a name is its order and its operators.
        let name = column.split(' ').next().unwrap_or(column);
        (!name.contains(['(', ')'])).then(|| name.trim_matches('"'))
    });
    columns.collect()
}

/// An index as the server prints it, from its first column on.
fn key_onwards(definition: &str) -> Option<&str> {
    Some(definition.split_once(" USING ")?.1.split_once('(')?.1)
}

/// The first column of an index, as the server prints its definition.
fn first_column(definition: &str) -> Option<&str> {
    Some(key_onwards(definition)?.split([',', ' ', ')']).next()?.trim_matches('"'))
}

/// Roles other than the owner that may read most tables of the schema.
pub(super) fn habitual_roles(catalog: &Catalog, schema: &str) -> Vec<String> {
    let mut roles: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    let tables = catalog.objects.values().filter(|object| object.id.kind == Kind::Table && object.id.schema == schema);
    for object in tables {
        count += 1;
        let held = object.acl.iter().filter_map(|item| item.strip_prefix("SELECT "));
        for role in held.filter(|role| Some(*role) != object.owner.as_deref() && ![DEPLOYER, "PUBLIC"].contains(role)) {
            *roles.entry(role.to_owned()).or_default() += 1;
        }
    }
    roles.into_iter().filter(|(_, held)| held * 2 > count).map(|(role, _)| role).collect()
}
