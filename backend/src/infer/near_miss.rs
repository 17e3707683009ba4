//! Is the request wrong rather than the schema? A name that is nearly there, an alias, an aggregate, a joined table.

use super::asked::understood;
use super::names::{nearest, same_words};
use super::relation::{columns, find_table};
use super::{Case, Proposal};
use crate::catalog::ObjectId;
use crate::postgrest::{Name, SchemaCache, SelectItem};

/// Aggregates of the data API.
const AGGREGATES: [&str; 5] = ["count", "sum", "avg", "min", "max"];

/// What to change in the code, where the name tells that the code is wrong.
pub(super) fn near_miss(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    alias(case, column)
        .or_else(|| aggregate(case, column))
        .or_else(|| path(case, column))
        .or_else(|| written_otherwise(case, table, column))
        .or_else(|| joined_table(case, table, column))
        .or_else(|| misspelt(case, table, column))
}

fn change(title: String, evidence: String, confidence: f32) -> Proposal {
    Proposal::shown(title, vec![evidence], confidence)
}

/// A filter or order names what the select list only calls so.
fn alias(case: &Case<'_>, column: &str) -> Option<Proposal> {
    let request = understood(&case.request)?;
    let target = aliased(&request.select, column)?;
    if target == column {
        return None;
    }
    let evidence =
        format!("The select list says `{column}:{target}`: `{column}` is the alias, and the column is `{target}`.");
    Some(change(
        format!("change your code here: filter and order by `{target}`, not by its alias `{column}`"),
        evidence,
        0.95,
    ))
}

fn aggregate(case: &Case<'_>, column: &str) -> Option<Proposal> {
    let selected = understood(&case.request).is_some_and(|request| selects(&request.select, column));
    if !AGGREGATES.contains(&column) || !selected {
        return None;
    }
    let evidence =
        format!("`{column}` is an aggregate of the data API and stands in the select list without brackets.");
    Some(change(format!("change your code here: call the aggregate as `{column}()`"), evidence, 0.9))
}

fn path(case: &Case<'_>, column: &str) -> Option<Proposal> {
    let (stem, _) = column.split_once("->").or_else(|| column.split_once('.'))?;
    let evidence = format!("`{column}` reads as a path into a value, and was taken as the name of a column.");
    if understood(&case.request).is_some_and(|request| !request.action.is_read_only()) {
        let title =
            format!("change your code here: send the whole value of `{stem}`, since a body names columns alone");
        return Some(change(title, evidence, 0.8));
    }
    Some(change(format!("change your code here: write the path as `{stem}->key` or join the table"), evidence, 0.7))
}

/// The same words in another case, or in the plural.
fn written_otherwise(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let names = columns(case.catalog, table);
    let (meant, _) = names.into_iter().find(|(name, _)| same_words(name, column))?;
    Some(write_instead(table, column, meant, 0.95))
}

/// A column a slip or two away.
fn misspelt(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let names = columns(case.catalog, table);
    let meant = nearest(column, names.into_iter().map(|(name, _)| name))?;
    Some(write_instead(table, column, meant, 0.85))
}

fn write_instead(table: &ObjectId, column: &str, meant: &str, confidence: f32) -> Proposal {
    let evidence = format!("Table `{}` has a column `{meant}`, and `{column}` is nearly the same name.", table.name);
    change(format!("change your code here: write `{meant}` for `{column}`"), evidence, confidence)
}

/// A table's name asked for as a column, of a table that can be joined with this one.
fn joined_table(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let other = find_table(case.catalog, Some(&table.schema), column)?;
    // What is written or compared is a column, whatever tables are called.
    if understood(&case.request).is_some_and(|request| !selects(&request.select, column)) {
        return None;
    }
    let (own, joined) = (Name::new(&table.schema, &table.name), Name::new(&other.schema, &other.name));
    let cache = SchemaCache::new(case.catalog, &[&table.schema]);
    if !cache.relationships_of(&own).any(|relationship| relationship.foreign == joined) {
        return None;
    }
    let evidence = format!("`{column}` is a table of schema \"{}\", not a column of `{}`.", other.schema, table.name);
    Some(change(format!("change your code here: join the table as `{column}(…)`"), evidence, 0.8))
}

/// What the list calls `alias`: a column, or a joined table.
fn aliased<'a>(select: &'a [SelectItem], alias: &str) -> Option<&'a str> {
    let is_meant = |own: &Option<String>| own.as_deref() == Some(alias);
    select.iter().find_map(|item| match item {
        SelectItem::Column(column) => is_meant(&column.alias).then_some(column.field.name.as_str()),
        SelectItem::Embed(embed) if is_meant(&embed.alias) => Some(embed.relation.as_str()),
        SelectItem::Embed(embed) => aliased(&embed.select, alias),
    })
}

fn selects(select: &[SelectItem], name: &str) -> bool {
    select.iter().any(|item| match item {
        SelectItem::Column(column) => column.field.name == name && column.field.path.is_empty(),
        SelectItem::Embed(embed) => selects(&embed.select, name),
    })
}
