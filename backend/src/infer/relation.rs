//! Look-ups in the live catalog.

use crate::catalog::{Catalog, Column, Facts, Kind, ObjectId};

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
