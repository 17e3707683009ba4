//! Columns as their table's steps make them: what arrives from a parent is not said again.

use super::acl;
use super::shape::Shape;
use crate::catalog::model::{Column, Facts, NotNullConstraint, Object};
use crate::catalog::render::column::{column_clause, identity_word, typed_column_clause};
use crate::catalog::render::reference::comment;
use crate::catalog::render::sequence::identity_options;
use crate::catalog::render::table::column_settings;
use crate::sql::{ident, qualified};

/// The column inside `CREATE TABLE`.
pub(super) fn clause(shape: &Shape<'_>, object: &Object, column: &Column) -> String {
    let mut plain = column.clone();
    plain.identity = String::new();
    plain.not_null = false;
    plain.default = inline_default(shape, object, column);
    if inherits_generation(shape, object, column) {
        plain.generated = None;
    }
    let mut text = column_clause(&object.id.name, &plain);
    if !column.identity.is_empty() {
        text += &identity(shape, object, column);
    }
    if column.not_null && !not_null_comes_later(column) && !not_null_arrives(shape, object, column) {
        text += &not_null(shape, object, column);
    }
    text
}

/// The column inside `CREATE TABLE … OF`; nothing where the type says it all.
pub(super) fn typed_clause(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    let mut plain = column.clone();
    plain.default = inline_default(shape, object, column);
    typed_column_clause(&object.id.name, &plain)
}

/// What a partition's own list of columns says: NOT NULL under another name than the parent's.
pub(super) fn partition_clause(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    let is_said = column.not_null && column.not_null_constraint.is_some() && !not_null_comes_later(column);
    let is_own = is_said && is_partitions(shape, object) && !not_null_arrives(shape, object, column);
    is_own.then(|| format!("{}{}", ident(&object.id.name), not_null(shape, object, column)))
}

/// What is set once the table is there: what differs from what arrived, and what no clause can say.
pub(super) fn settings(shape: &Shape<'_>, object: &Object, column: &Column) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let alter = format!("alter table only {table} alter column {}", ident(&object.id.name));
    let mut sql = Vec::new();
    if !shape.is_late(&object.id) {
        sql.extend(default_change(shape, object, column));
    }
    sql.extend(not_null_change(shape, object, column));
    if column.inherited && !column.identity.is_empty() && shape.identity_sequence(&object.id).is_some() {
        sql.push(format!("{alter} add{}", identity(shape, object, column)));
    }
    sql.extend(column_settings(object, column));
    sql.extend(object.comment.as_ref().map(|text| comment(object, Some(text))));
    sql.extend(acl::changes(object, &Default::default()));
    if let Some(sequence) = shape.identity_sequence(&object.id) {
        sql.extend(sequence.comment.as_ref().map(|text| comment(sequence, Some(text))));
        sql.extend(acl::changes(sequence, &acl::defaults(sequence, shape.catalog)));
    }
    sql
}

/// `ALTER COLUMN … SET DEFAULT`, where the column's default is not the one that arrived.
pub(super) fn default_change(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    if column.generated.is_some() || arriving_default(shape, object, column) == column.default {
        return None;
    }
    let table = qualified(&object.id.schema, &object.id.relation);
    let alter = format!("alter table only {table} alter column {}", ident(&object.id.name));
    Some(match &column.default {
        Some(expression) => format!("{alter} set default {expression}"),
        None => format!("{alter} drop default"),
    })
}

fn inline_default(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    let inline = !column.inherited && !shape.is_late(&object.id);
    column.default.clone().filter(|_| inline)
}

/// The default the column has right after its table was made.
fn arriving_default(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    inline_default(shape, object, column).or_else(|| {
        let parents = shape.parent_columns(object);
        parents.into_iter().find_map(|(object, column)| column.default.clone().filter(|_| !shape.is_late(&object.id)))
    })
}

fn inherits_generation(shape: &Shape<'_>, object: &Object, column: &Column) -> bool {
    shape.parent_columns(object).iter().any(|(_, parent)| parent.generated == column.generated)
}

fn identity(shape: &Shape<'_>, object: &Object, column: &Column) -> String {
    let name = shape.identity_sequence(&object.id);
    let name = name.map(|sequence| format!("sequence name {}", qualified(&sequence.id.schema, &sequence.id.name)));
    let options = column.identity_sequence.as_ref().map(identity_options).unwrap_or_default();
    let options = match (name, options.strip_prefix(" (")) {
        (Some(name), Some(rest)) => format!(" ({name} {rest}"),
        _ => options,
    };
    format!(" generated {} as identity{options}", identity_word(&column.identity))
}

fn is_partitions(shape: &Shape<'_>, column: &Object) -> bool {
    let table = column.id.parent_table().and_then(|table| shape.catalog.get(&table));
    table.is_some_and(|table| matches!(&table.facts, Facts::Table(table) if table.partition_bound.is_some()))
}

fn not_null(shape: &Shape<'_>, object: &Object, column: &Column) -> String {
    let Some(constraint) = &column.not_null_constraint else { return " not null".to_owned() };
    // Without a name of its own it would take the parent's.
    let is_named = constraint.name.is_some() || !arriving_not_null(shape, object).is_empty();
    let name =
        if is_named { format!(" constraint {}", ident(&not_null_name(object, constraint))) } else { String::new() };
    let no_inherit = if constraint.no_inherit { " no inherit" } else { "" };
    format!("{name} not null{no_inherit}")
}

/// Inside `CREATE TABLE` a constraint is valid.
fn not_null_comes_later(column: &Column) -> bool {
    column.not_null_constraint.as_ref().is_some_and(|constraint| !constraint.validated)
}

/// Whether NOT NULL comes from a parent, as the same constraint where it is one.
fn not_null_arrives(shape: &Shape<'_>, object: &Object, column: &Column) -> bool {
    let arriving = arriving_not_null(shape, object);
    match &column.not_null_constraint {
        Some(constraint) => arriving.contains(&Some(not_null_name(object, constraint))),
        None => !arriving.is_empty(),
    }
}

/// Names of the constraints that parents pass on; none where the server has no such constraints.
fn arriving_not_null(shape: &Shape<'_>, object: &Object) -> Vec<Option<String>> {
    let name = |(parent, column): (&Object, &Column)| match &column.not_null_constraint {
        _ if !column.not_null => None,
        Some(constraint) if constraint.no_inherit => None,
        Some(constraint) => Some(Some(not_null_name(parent, constraint))),
        None => Some(None),
    };
    shape.parent_columns(object).into_iter().filter_map(name).collect()
}

fn not_null_name(object: &Object, constraint: &NotNullConstraint) -> String {
    let chosen = || format!("{}_{}_not_null", object.id.relation, object.id.name);
    constraint.name.clone().unwrap_or_else(chosen)
}

/// NOT NULL of a column that is not said in its table's list of columns.
fn not_null_change(shape: &Shape<'_>, object: &Object, column: &Column) -> Option<String> {
    let is_listed = !column.inherited || partition_clause(shape, object, column).is_some();
    let is_said = is_listed && !not_null_comes_later(column);
    if !column.not_null || is_said || not_null_arrives(shape, object, column) {
        return None;
    }
    let table = qualified(&object.id.schema, &object.id.relation);
    let name = ident(&object.id.name);
    let Some(constraint) = &column.not_null_constraint else {
        return Some(format!("alter table only {table} alter column {name} set not null"));
    };
    let no_inherit = if constraint.no_inherit { " no inherit" } else { "" };
    let not_valid = if constraint.validated { "" } else { " not valid" };
    let constraint = ident(&not_null_name(object, constraint));
    Some(format!("alter table {table} add constraint {constraint} not null {name}{no_inherit}{not_valid}"))
}

/// A generated column that uses what needs its table.
pub(super) fn add_late(shape: &Shape<'_>, object: &Object, column: &Column) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let mut sql = vec![format!("alter table {table} add column {}", clause(shape, object, column))];
    sql.extend(settings(shape, object, column));
    sql
}
