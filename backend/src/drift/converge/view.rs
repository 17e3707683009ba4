//! Views and materialized views.

use crate::catalog::{Object, View};
use crate::sql::{ident, literal, qualified};

use super::super::hazard::{Hazard, Nature};
use super::table::option_changes;
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&View, &View), parts: &[&str]) -> Vec<Step> {
    let defined = parts.iter().any(|part| ["definition", "columns", "materialized", "column_grants"].contains(part));
    let in_place = !from.materialized && !to.materialized && to.columns.starts_with(&from.columns);
    if defined && (!in_place || parts.contains(&"column_grants")) {
        return vec![rebuild(sides, want, (from, to), parts)];
    }
    let name = qualified(&want.id.schema, &want.id.name);
    let mut steps = Vec::new();
    if defined {
        let options = if to.options.is_empty() { String::new() } else { format!(" with ({})", to.options.join(", ")) };
        let body = to.definition.trim().trim_end_matches(';');
        let settled: Vec<&str> =
            ["definition", "columns", "options"].into_iter().filter(|part| parts.contains(part)).collect();
        let sql = vec![format!("create or replace view {name}{options} as {body}")];
        steps.push(Step::new(want, &settled, Nature::Replace, sql));
    } else if parts.contains(&"options") {
        let kind = if to.materialized { "materialized view" } else { "view" };
        let sql = option_changes(&format!("alter {kind} {name}"), &from.options, &to.options);
        steps.push(Step::new(want, &["options"], Nature::Replace, sql));
    }
    if parts.contains(&"column_comments") {
        steps.push(Step::new(want, &["column_comments"], Nature::Replace, column_comments(&name, from, to)));
    }
    if parts.contains(&"column_defaults") {
        steps.push(Step::new(want, &["column_defaults"], Nature::Replace, column_defaults(&name, from, to)));
    }
    if parts.contains(&"tablespace") {
        let space = ident(to.tablespace.as_deref().unwrap_or("pg_default"));
        let sql = vec![format!("alter materialized view {name} set tablespace {space}")];
        steps.push(Step::new(want, &["tablespace"], Nature::Hazard(Hazard::RewritesTable), sql));
    }
    steps
}

fn rebuild(sides: Sides<'_>, want: &Object, (from, to): (&View, &View), parts: &[&str]) -> Step {
    let stores_rows = from.materialized || to.materialized;
    let nature = if stores_rows { Nature::Hazard(Hazard::RewritesTable) } else { Nature::Replace };
    Step::whole(sides, want, parts, nature)
}

fn column_comments(name: &str, from: &View, to: &View) -> Vec<String> {
    let gone = from.column_comments.keys().filter(|column| !to.column_comments.contains_key(*column));
    let cleared = gone.map(|column| format!("comment on column {name}.{} is null", ident(column)));
    let set = to
        .column_comments
        .iter()
        .map(|(column, text)| format!("comment on column {name}.{} is {}", ident(column), literal(text)));
    cleared.chain(set).collect()
}

fn column_defaults(name: &str, from: &View, to: &View) -> Vec<String> {
    let gone = from.column_defaults.keys().filter(|column| !to.column_defaults.contains_key(*column));
    let cleared = gone.map(|column| format!("alter view {name} alter column {} drop default", ident(column)));
    let set = to.column_defaults.iter().map(|(column, expression)| {
        format!("alter view {name} alter column {} set default {expression}", ident(column))
    });
    cleared.chain(set).collect()
}
