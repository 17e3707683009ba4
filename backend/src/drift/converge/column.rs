//! Columns.

use crate::catalog::{Column, IdentitySequence, Kind, Object, create};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::foreign_server::changed_options;
use super::rebuild::{Rebuilt, WHOLE, around};
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let table = qualified(&want.id.schema, &want.id.relation);
    let alter = format!("alter table {table} alter column {}", ident(&want.id.name));
    let mut steps = Vec::new();
    let typed: Vec<&str> = ["data_type", "collation"].into_iter().filter(|part| parts.contains(part)).collect();
    let generated: Vec<&str> =
        ["generated", "generated_kind"].into_iter().filter(|part| parts.contains(part)).collect();
    if !generated.is_empty() {
        steps.push(generation(sides, want, (from, to), &generated));
    } else if !typed.is_empty() {
        steps.push(type_change(sides, want, (from, to), &typed));
    }
    let retyped = !typed.is_empty() && generated.is_empty();
    if parts.contains(&"default") && !retyped {
        steps.push(Step::new(want, &["default"], Nature::Replace, vec![default(&alter, to)]));
    } else if parts.contains(&"default") {
        steps.push(Step::new(want, &["default"], Nature::Replace, Vec::new()));
    }
    if parts.contains(&"not_null") || parts.contains(&"not_null_constraint") {
        steps.extend(not_null(want, &alter, (from, to), parts));
    }
    steps.extend(identity(want, &alter, (from, to), parts));
    steps.extend(storage(want, &alter, (from, to), parts));
    if parts.contains(&"inherited") {
        let why = "a column cannot become a parent's column in place".to_owned();
        steps.push(Step::new(want, &["inherited"], Nature::Unsupported(why), Vec::new()));
    }
    steps
}

/// The default is taken off and put back, since PostgreSQL casts it implicitly or not at all.
fn type_change(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Step {
    let table = qualified(&want.id.schema, &want.id.relation);
    let name = ident(&want.id.name);
    let alter = format!("alter table {table} alter column {name}");
    let collation = to.collation.as_ref().map(|collation| format!(" collate {collation}")).unwrap_or_default();
    let mut sql = Vec::new();
    if from.default.is_some() {
        sql.push(format!("{alter} drop default"));
    }
    sql.push(format!("{alter} type {}{collation} using {name}::{}", to.data_type, to.data_type));
    if to.default.is_some() {
        sql.push(default(&alter, to));
    }
    match around(sides, &want.id, &[Kind::View, Kind::Policy, Kind::Trigger], sql) {
        Rebuilt::Sql(sql) => Step::new(want, parts, Nature::Hazard(Hazard::RewritesTable), sql),
        Rebuilt::Blocked(why) => Step::new(want, parts, Nature::Unsupported(why), Vec::new()),
    }
}

fn default(alter: &str, to: &Column) -> String {
    match &to.default {
        Some(expression) => format!("{alter} set default {expression}"),
        None => format!("{alter} drop default"),
    }
}

fn not_null(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Option<Step> {
    let settled: Vec<&str> = ["not_null", "not_null_constraint"].into_iter().filter(|p| parts.contains(p)).collect();
    let table = qualified(&want.id.schema, &want.id.relation);
    let column = ident(&want.id.name);
    let named = to.not_null_constraint.as_ref().and_then(|constraint| constraint.name.as_ref());
    if from.not_null && to.not_null {
        let (old, new) = (from.not_null_constraint.as_ref()?, to.not_null_constraint.as_ref()?);
        let chosen = format!("{}_{}_not_null", want.id.relation, want.id.name);
        let (old_name, new_name) = (old.name.as_ref().unwrap_or(&chosen), new.name.as_ref().unwrap_or(&chosen));
        let renamed = old.no_inherit == new.no_inherit && old.validated == new.validated;
        let sql = format!("alter table {table} rename constraint {} to {}", ident(old_name), ident(new_name));
        return renamed.then(|| Step::new(want, &settled, Nature::Replace, vec![sql]));
    }
    if !to.not_null {
        return Some(Step::new(want, &settled, Nature::Replace, vec![format!("{alter} drop not null")]));
    }
    let sql = match named {
        Some(name) => format!("alter table {table} add constraint {} not null {column}", ident(name)),
        None => format!("{alter} set not null"),
    };
    Some(Step::new(want, &settled, Nature::Hazard(Hazard::ValidatesRows), vec![sql]))
}

/// A generated column holds nothing of its own, so it can be dropped and added; a plain one cannot become generated.
fn generation(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Step {
    let table = qualified(&want.id.schema, &want.id.relation);
    let name = ident(&want.id.name);
    if from.generated.is_none() {
        let why = "making a column generated would replace the values it holds".to_owned();
        return Step::new(want, parts, Nature::Unsupported(why), Vec::new());
    }
    if to.generated.is_none() && from.generated_kind == "s" {
        let sql = vec![format!("alter table {table} alter column {name} drop expression")];
        return Step::new(want, parts, Nature::Replace, sql);
    }
    let sql = [vec![format!("alter table {table} drop column {name}")], create(want, sides.want)].concat();
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let parts = parts.as_slice();
    let kinds = [Kind::View, Kind::Policy, Kind::Trigger, Kind::Index, Kind::Constraint];
    match around(sides, &want.id, &kinds, sql) {
        Rebuilt::Sql(sql) => Step::new(want, parts, Nature::Hazard(Hazard::RewritesTable), sql),
        Rebuilt::Blocked(why) => Step::new(want, parts, Nature::Unsupported(why), Vec::new()),
    }
}

fn identity(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let word = if to.identity == "a" { "always" } else { "by default" };
    let changed: Vec<&str> =
        ["identity", "identity_sequence"].into_iter().filter(|part| parts.contains(part)).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let mut sql = Vec::new();
    match (from.identity.is_empty(), to.identity.is_empty()) {
        (true, false) => sql.push(format!("{alter} add generated {word} as identity")),
        (false, true) => sql.push(format!("{alter} drop identity")),
        (false, false) if from.identity != to.identity => sql.push(format!("{alter} set generated {word}")),
        _ => {}
    }
    if let Some(sequence) = &to.identity_sequence {
        sql.push(format!("{alter} {}", sequence_options(sequence)));
    }
    vec![Step::new(want, &changed, Nature::Replace, sql)]
}

fn sequence_options(sequence: &IdentitySequence) -> String {
    let cycle = if sequence.cycle { "set cycle" } else { "set no cycle" };
    format!(
        "set increment by {} set minvalue {} set maxvalue {} set start with {} set cache {} {cycle}",
        sequence.increment, sequence.min, sequence.max, sequence.start, sequence.cache
    )
}

fn storage(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let replace = |part: &str, sql: Vec<String>| Step::new(want, &[part], Nature::Replace, sql);
    let mut steps = Vec::new();
    if parts.contains(&"storage") {
        let word = match to.storage.as_deref() {
            Some("p") => "plain",
            Some("e") => "external",
            Some("m") => "main",
            Some("x") => "extended",
            _ => "default",
        };
        steps.push(replace("storage", vec![format!("{alter} set storage {word}")]));
    }
    if parts.contains(&"compression") {
        let word = match to.compression.as_str() {
            "p" => "pglz",
            "l" => "lz4",
            _ => "default",
        };
        steps.push(replace("compression", vec![format!("{alter} set compression {word}")]));
    }
    if parts.contains(&"statistics") {
        steps.push(replace("statistics", vec![format!("{alter} set statistics {}", to.statistics.unwrap_or(-1))]));
    }
    if parts.contains(&"foreign_options") {
        let table = qualified(&want.id.schema, &want.id.relation);
        let options = changed_options(&from.foreign_options, &to.foreign_options);
        let sql = format!("alter foreign table {table} alter column {} {options}", ident(&want.id.name));
        steps.push(replace("foreign_options", vec![sql]));
    }
    if parts.contains(&"options") {
        steps.push(replace("options", super::table::option_changes(alter, &from.options, &to.options)));
    }
    steps
}
