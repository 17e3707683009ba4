//! Tables with their columns.

use super::column::{column_clause, typed_column_clause};
use super::foreign::foreign_options;
use super::reference::comment;
use crate::catalog::model::{Catalog, Column, Facts, Object, Table};
use crate::sql::{ident, qualified};

/// `CREATE TABLE …` with its columns, and with nothing else.
pub(super) fn create_table(object: &Object, table: &Table, catalog: &Catalog) -> Vec<String> {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    let mut columns: Vec<(&Column, &Object)> = catalog
        .objects
        .values()
        .filter(|part| part.id.parent_table().as_ref() == Some(id))
        .filter_map(|part| match &part.facts {
            Facts::Column(column) if !column.inherited => Some((column, part)),
            _ => None,
        })
        .collect();
    columns.sort_by_key(|(column, _)| column.position);
    let mut statements = vec![format!("{} {name} {}{}", kind(table), body(table, &columns), tail(table))];
    if table.rls {
        statements.push(format!("alter table {name} enable row level security"));
    }
    if table.rls_forced {
        statements.push(format!("alter table {name} force row level security"));
    }
    match table.replica_identity.as_str() {
        "n" => statements.push(format!("alter table {name} replica identity nothing")),
        "f" => statements.push(format!("alter table {name} replica identity full")),
        // That of an index comes with the index.
        _ => {}
    }
    for (column, part) in &columns {
        statements.extend(column_settings(part, column));
        statements.extend(part.comment.as_ref().map(|text| comment(part, Some(text))));
    }
    statements
}

fn kind(table: &Table) -> &'static str {
    match (table.foreign.is_some(), table.persistence.as_str()) {
        (true, _) => "create foreign table",
        (false, "u") => "create unlogged table",
        (false, _) => "create table",
    }
}

fn body(table: &Table, columns: &[(&Column, &Object)]) -> String {
    if let Some(bound) = &table.partition_bound {
        return format!("partition of {} {bound}", table.parents.join(", "));
    }
    if let Some(of_type) = &table.of_type {
        let clauses = columns.iter().filter_map(|(column, part)| typed_column_clause(&part.id.name, column));
        let clauses: Vec<String> = clauses.collect();
        let list = if clauses.is_empty() { String::new() } else { format!(" ({})", clauses.join(", ")) };
        return format!("of {of_type}{list}");
    }
    let clauses: Vec<String> = columns.iter().map(|(column, part)| column_clause(&part.id.name, column)).collect();
    let parents =
        if table.parents.is_empty() { String::new() } else { format!(" inherits ({})", table.parents.join(", ")) };
    format!("({}){parents}", clauses.join(", "))
}

fn tail(table: &Table) -> String {
    if let Some(foreign) = &table.foreign {
        return format!(" server {}{}", ident(&foreign.server), foreign_options(&foreign.options));
    }
    let mut text = String::new();
    if let Some(key) = &table.partition_key {
        text += &format!(" partition by {key}");
    }
    if let Some(method) = table.access_method.as_deref().filter(|method| *method != "heap") {
        text += &format!(" using {}", ident(method));
    }
    if !table.options.is_empty() {
        text += &format!(" with ({})", table.options.join(", "));
    }
    if let Some(space) = &table.tablespace {
        text += &format!(" tablespace {}", ident(space));
    }
    text
}

/// `ALTER TABLE … ADD COLUMN …`.
pub(super) fn add_column(object: &Object, column: &Column) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let add = format!("alter table {table} add column {}", column_clause(&object.id.name, column));
    [vec![add], column_settings(object, column)].concat()
}

/// What a column's clause has no words for on every supported server.
fn column_settings(object: &Object, column: &Column) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let alter = format!("alter table {table} alter column {}", ident(&object.id.name));
    let storage = match column.storage.as_deref() {
        Some("p") => Some("plain"),
        Some("e") => Some("external"),
        Some("m") => Some("main"),
        Some("x") => Some("extended"),
        _ => None,
    };
    let compression = match column.compression.as_str() {
        "p" => Some("pglz"),
        "l" => Some("lz4"),
        _ => None,
    };
    let settings = [
        storage.map(|word| format!("{alter} set storage {word}")),
        compression.map(|word| format!("{alter} set compression {word}")),
        column.statistics.map(|target| format!("{alter} set statistics {target}")),
        (!column.options.is_empty()).then(|| format!("{alter} set ({})", column.options.join(", "))),
    ];
    settings.into_iter().flatten().collect()
}
