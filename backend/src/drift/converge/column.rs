//! Columns.

use crate::catalog::{Column, Object};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::cast::cast;
use super::displace::{Act, around_column};
use super::foreign_server::changed_options;
use super::identity;
use super::inheritance::{follows_table, is_left_by_parent};
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let alter = alter(want);
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
    let converted = from.identity.is_empty() != to.identity.is_empty();
    if parts.contains(&"default") && !retyped && !converted {
        steps.push(Step::new(want, &["default"], Nature::Replace, vec![default(&alter, to)]));
    } else if parts.contains(&"default") && !converted {
        steps.push(Step::new(want, &["default"], Nature::Replace, Vec::new()));
    }
    let nulls = || not_null(want, &alter, (from, to), parts);
    // Only what is no identity may be null.
    let (before, after) = if to.not_null { (nulls(), None) } else { (None, nulls()) };
    steps.extend(before);
    match identity::conversion(sides, want, (from, to)) {
        Some(step) => steps.push(step),
        None => steps.extend(identity::steps(want, &alter, (from, to), parts)),
    }
    steps.extend(after);
    steps.extend(storage(want, &alter, (from, to), parts));
    if parts.contains(&"inherited") {
        let why = "a column cannot become a parent's column in place".to_owned();
        let follows = follows_table(sides, want, to.inherited) || is_left_by_parent(sides, want);
        let nature = if follows { Nature::Replace } else { Nature::Unsupported(why) };
        steps.push(Step::new(want, &["inherited"], nature, Vec::new()));
    }
    steps
}

/// Parts that a new type settles.
pub(super) const MOVED: [&str; 3] = ["data_type", "collation", "default"];

/// Every value moves to the declared type; what is in the way of that is displaced.
fn type_change(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Step {
    if to.inherited {
        // The parent's change reaches it.
        return Step::new(want, parts, Nature::Hazard(Hazard::RewritesTable), Vec::new());
    }
    let sql = moving(sides, want, (from, to), false);
    let step = Step::new(want, parts, Nature::Hazard(Hazard::RewritesTable), sql);
    step.displacing(around_column(sides, &want.id))
}

/// The step that moves a column whose type was made again under the same name; `by_text` where it holds text meanwhile.
pub(super) fn moved(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), act: Act) -> Option<Step> {
    if to.inherited {
        return None;
    }
    let text =
        Column { data_type: if from.data_type.ends_with("[]") { "text[]" } else { "text" }.into(), ..from.clone() };
    let from = if act == Act::AsText { &text } else { from };
    let sql = moving(sides, want, (from, to), from.data_type == to.data_type);
    Some(Step::new(want, &MOVED, Nature::Hazard(Hazard::RewritesTable), sql))
}

/// The default is taken off and put back, since PostgreSQL casts it implicitly or not at all.
fn moving(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), is_other: bool) -> Vec<String> {
    let alter = alter(want);
    let collation = to.collation.as_ref().map(|collation| format!(" collate {collation}")).unwrap_or_default();
    let value = cast(sides, &want.id.name, (from, to), is_other);
    let off = from.default.is_some().then(|| format!("{alter} drop default"));
    let on = to.default.is_some().then(|| default(&alter, to));
    let moved = format!("{alter} type {}{collation} using {value}", to.data_type);
    [off, Some(moved), on].into_iter().flatten().collect()
}

fn alter(column: &Object) -> String {
    format!("alter table {} alter column {}", qualified(&column.id.schema, &column.id.relation), ident(&column.id.name))
}

fn default(alter: &str, to: &Column) -> String {
    match &to.default {
        Some(expression) => format!("{alter} set default {expression}"),
        None => format!("{alter} drop default"),
    }
}

fn not_null(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Option<Step> {
    let settled: Vec<&str> = ["not_null", "not_null_constraint"].into_iter().filter(|p| parts.contains(p)).collect();
    if settled.is_empty() {
        return None;
    }
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

/// A generated column holds nothing of its own, so it can be dropped and added; a plain one loses its values with that.
fn generation(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column), parts: &[&str]) -> Step {
    if from.generated.is_none() {
        return Step::whole(sides, want, parts, Nature::Hazard(Hazard::DeletesData));
    }
    if to.generated.is_none() && from.generated_kind == "s" {
        let sql = vec![format!("{} drop expression", alter(want))];
        return Step::new(want, parts, Nature::Replace, sql);
    }
    Step::whole(sides, want, parts, Nature::Hazard(Hazard::RewritesTable))
}

fn storage(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let replace = |part: &str, sql: Vec<String>| Step::new(want, &[part], Nature::Replace, sql);
    let mut steps = Vec::new();
    if parts.contains(&"storage") {
        // Only since 16 there is a word for the type's own.
        let word = match to.storage.as_deref().unwrap_or(&to.type_storage) {
            "p" => "plain",
            "e" => "external",
            "m" => "main",
            "x" => "extended",
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
