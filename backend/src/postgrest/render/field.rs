//! Columns, and places inside JSON columns.

use super::sql_text::Statement;
use super::type_name::type_name;
use crate::postgrest::plan::{PlannedColumn, PlannedField, Source, ValueKind};
use crate::postgrest::request::JsonOperand;
use crate::sql::{ident, qualified};

/// What stands before the columns of a source.
pub(super) fn qualifier(source: &Source) -> String {
    match source {
        Source::Relation(name) => qualified(&name.schema, &name.name),
        Source::Aliased(_, alias) => ident(alias),
        Source::Result(name) => ident(&name.name),
    }
}

/// A value of a row: a column, or what its path leads to.
pub(super) fn field(out: &mut Statement, qualifier: &str, field: &PlannedField) {
    let wraps = !field.path.is_empty() && field.kind != ValueKind::Json;
    if wraps {
        // Steps reach into values of any type by way of their JSON form.
        out.push("pg_catalog.to_jsonb(");
    }
    out.push(qualifier).push(".").name(&field.name);
    if wraps {
        out.push(")");
    }
    for step in &field.path {
        out.push(if step.as_text { "->>" } else { "->" });
        match &step.operand {
            JsonOperand::Key(key) => out.bind(key).push("::pg_catalog.text"),
            JsonOperand::Index(index) => out.bind(index.to_string()).push("::pg_catalog.int4"),
        };
    }
}

/// A column of a `select`.
pub(super) fn column(out: &mut Statement, qualifier: &str, column: &PlannedColumn) {
    if column.field.name == "*" && column.field.path.is_empty() {
        out.push(qualifier).push(".*");
        return;
    }
    match &column.cast {
        Some(cast) => {
            out.push("cast(");
            field(out, qualifier, &column.field);
            out.push(" as ").push(&type_name(cast)).push(")");
        }
        None => field(out, qualifier, &column.field),
    }
    let alias = column.alias.as_ref().or_else(|| column.cast.as_ref().map(|_| &column.field.name));
    if let Some(alias) = alias {
        out.push(" as ").name(alias);
    }
}
