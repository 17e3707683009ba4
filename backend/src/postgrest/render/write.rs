//! Inserts, updates and deletes. The rows of a body become a table of the columns' own types.

use super::predicate::predicate;
use super::sql_text::Statement;
use crate::postgrest::cache::Name;
use crate::postgrest::plan::{Predicate, TypedColumn};
use crate::postgrest::request::Resolution;
use crate::sql::{ident, literal, qualified};

/// The rows of a body.
pub(super) struct Body<'a> {
    pub(super) columns: &'a [TypedColumn],
    pub(super) payload: &'a str,
    /// Absent keys take the column's default.
    pub(super) missing_default: bool,
}

pub(super) fn insert(
    out: &mut Statement,
    table: &Name,
    body: &Body<'_>,
    on_conflict: Option<&(Resolution, Vec<String>)>,
) {
    out.push("insert into ").table(table);
    if !body.columns.is_empty() {
        out.push(" (");
        out.join(body.columns, ", ", |out, column| {
            out.name(&column.name);
        });
        out.push(")");
    }
    rows(out, body);
    let Some((resolution, keys)) = on_conflict else { return };
    out.push(" on conflict (");
    out.join(keys, ", ", |out, key| {
        out.name(key);
    });
    if *resolution == Resolution::Ignore || body.columns.is_empty() {
        out.push(") do nothing");
        return;
    }
    out.push(") do update set ");
    out.join(body.columns, ", ", |out, column| {
        out.name(&column.name).push(" = excluded.").name(&column.name);
    });
}

pub(super) fn update(out: &mut Statement, table: &Name, body: &Body<'_>, predicates: &[Predicate]) {
    out.push("update ").table(table).push(" set ");
    out.join(body.columns, ", ", |out, column| {
        out.name(&column.name).push(" = pgrst_body.").name(&column.name);
    });
    out.push(" from (");
    rows(out, body);
    out.push(") as pgrst_body");
    conditions(out, table, predicates);
}

pub(super) fn delete(out: &mut Statement, table: &Name, predicates: &[Predicate]) {
    out.push("delete from ").table(table);
    conditions(out, table, predicates);
}

/// Nothing is updated, and yet the columns have names.
pub(super) fn update_nothing(out: &mut Statement, table: &Name, columns: &[String]) {
    out.push("select ");
    column_list(out, table, columns);
    out.push(" from ").table(table).push(" where false");
}

pub(super) fn returning(out: &mut Statement, table: &Name, columns: &[String]) {
    out.push(" returning ");
    column_list(out, table, columns);
}

fn column_list(out: &mut Statement, table: &Name, columns: &[String]) {
    if columns.is_empty() {
        out.push("1");
    }
    out.join(columns, ", ", |out, column| {
        out.table(table).push(".");
        if column == "*" {
            out.push("*")
        } else {
            out.name(column)
        };
    });
}

fn conditions(out: &mut Statement, table: &Name, predicates: &[Predicate]) {
    if !predicates.is_empty() {
        out.push(" where ");
        let qualifier = qualified(&table.schema, &table.name);
        out.join(predicates, " and ", |out, what| predicate(out, &qualifier, what));
    }
}

/// One row per object of the body, which may be one object or an array of them.
fn rows(out: &mut Statement, body: &Body<'_>) {
    out.push(" select ");
    out.join(body.columns, ", ", |out, column| {
        out.push("pgrst_rows.").name(&column.name);
    });
    let defaults = body.missing_default && body.columns.iter().any(|column| column.default.is_some());
    let (prefix, kind) = if defaults { ("jsonb", "jsonb") } else { ("json", "json") };
    let array = format!(
        " from (select case pg_catalog.{prefix}_typeof(sent.body) when 'array' then sent.body else \
         pg_catalog.{prefix}_build_array(sent.body) end as body from (select "
    );
    out.push(&array).bind(body.payload).push(&format!("::pg_catalog.{kind} as body) as sent) as pgrst_payload"));
    if defaults {
        with_defaults(out, body.columns);
    }
    let source = if defaults { "pgrst_complete" } else { "pgrst_payload" };
    if body.columns.is_empty() {
        out.push(&format!(", lateral pg_catalog.{prefix}_array_elements({source}.body) as pgrst_rows"));
        return;
    }
    out.push(&format!(", lateral pg_catalog.{prefix}_to_recordset({source}.body) as pgrst_rows ("));
    out.join(body.columns, ", ", |out, column| {
        out.name(&column.name).push(" ").push(&column.data_type);
    });
    out.push(")");
}

/// Puts the defaults under each object, evaluated for each.
fn with_defaults(out: &mut Statement, columns: &[TypedColumn]) {
    out.push(", lateral (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(");
    let with_default: Vec<(&str, &str)> =
        columns.iter().filter_map(|column| Some((column.name.as_str(), column.default.as_deref()?))).collect();
    out.join(&with_default, ", ", |out, (name, default)| {
        out.push(&literal(name)).push(", ").push(default);
    });
    let element = ident("element");
    out.push(&format!(
        ") || {element}) as body from pg_catalog.jsonb_array_elements(pgrst_payload.body) as {element}) as pgrst_complete"
    ));
}
