//! A table with its columns and everything that hangs on it.

use super::escape::{code, grid, inline};
use super::objects::{comment_cell, heading, link, paragraph};
use crate::document::model::{Column, Grant, Incoming, Key, Named, Policy, Reference, Schema, Table, Trigger};
use crate::document::names::{anchor, display};

pub(super) fn table(schema: &Schema, table: &Table) -> String {
    let mut text = heading("table", &display(&table.name));
    text.push_str(&paragraph(table.comment.as_ref()));
    text.push_str(&format!("\n{}\n", inline(&table.facts.join(" "))));
    text.push_str(&format!("\n{}", columns(schema, &table.columns)));
    text.push_str(&section("Keys", &["Name", "Columns", "Comment"], table.keys.iter().map(key).collect()));
    let references = table.references.iter().map(|one| reference(schema, one)).collect();
    text.push_str(&section("Refers to", &["Columns", "Table", "Columns there", "", "Name", "Comment"], references));
    let incoming = table.incoming.iter().map(|one| referring(schema, one)).collect();
    text.push_str(&section("Referred to by", &["Table", "Columns", "Columns here", "Name"], incoming));
    text.push_str(&named("Checks", "Expression", &table.checks));
    text.push_str(&named("Indexes", "Definition", &table.indexes));
    text.push_str(&named("Partitions", "Rows", &table.partitions));
    let policies = table.policies.iter().map(policy).collect();
    text.push_str(&section("Policies", &["Command", "Roles", "Name", "Rows", "New rows", "Comment"], policies));
    let triggers = table.triggers.iter().map(trigger).collect();
    text.push_str(&section("Triggers", &["Name", "When", "What", "Comment"], triggers));
    text.push_str(&grants(&table.grants));
    text
}

fn section(title: &str, head: &[&str], rows: Vec<Vec<String>>) -> String {
    let grid = grid(head, &rows);
    if grid.is_empty() { grid } else { format!("\n**{title}**\n\n{grid}") }
}

/// Names with their definitions.
pub(super) fn named(title: &str, what: &str, all: &[Named]) -> String {
    let row = |one: &Named| vec![code(&one.name), code(&one.definition), comment_cell(one.comment.as_ref())];
    section(title, &["Name", what, "Comment"], all.iter().map(row).collect())
}

/// Who may do what.
pub(super) fn grants(grants: &[Grant]) -> String {
    let row = |grant: &Grant| vec![code(&grant.role), inline(&grant.privileges)];
    section("Grants", &["Role", "May"], grants.iter().map(row).collect())
}

/// Columns of a table or view.
pub(super) fn columns(schema: &Schema, columns: &[Column]) -> String {
    let row = |column: &Column| {
        let since = column.since.as_ref().map(|phase| format!("Since {}.", inline(phase)));
        let comment = column.comment.as_ref().map(|comment| inline(comment));
        vec![
            code(&column.name),
            column_type(schema, column),
            if column.not_null { String::new() } else { "null".to_owned() },
            column.default.as_ref().map(|default| code(default)).unwrap_or_default(),
            comment.into_iter().chain(since).collect::<Vec<_>>().join(" "),
        ]
    };
    grid(&["Column", "Type", "Null", "Default", "Comment"], &columns.iter().map(row).collect::<Vec<_>>())
}

fn column_type(schema: &Schema, column: &Column) -> String {
    let place = column.type_name.as_ref().and_then(|name| Some((name, schema.places.get(name)?)));
    match place.and_then(|(name, at)| Some((name, schema.chapters.get(*at)?))) {
        Some((name, chapter)) => {
            format!("[{}]({}.md#{})", code(&column.data_type), chapter.stem, anchor("enum", &display(name)))
        }
        None => code(&column.data_type),
    }
}

fn list(columns: &[String]) -> String {
    columns.iter().map(|column| code(column)).collect::<Vec<_>>().join(", ")
}

fn key(key: &Key) -> Vec<String> {
    let columns = match (key.is_primary, key.columns.is_empty()) {
        (true, false) => format!("{} (primary key)", list(&key.columns)),
        _ => code(&key.definition),
    };
    vec![code(&key.name), columns, comment_cell(key.comment.as_ref())]
}

fn reference(schema: &Schema, reference: &Reference) -> Vec<String> {
    vec![
        list(&reference.columns),
        link(schema, "table", &reference.target),
        list(&reference.target_columns),
        inline(&reference.actions),
        code(&reference.name),
        comment_cell(reference.comment.as_ref()),
    ]
}

fn referring(schema: &Schema, incoming: &Incoming) -> Vec<String> {
    vec![
        link(schema, "table", &incoming.table),
        list(&incoming.columns),
        list(&incoming.target_columns),
        code(&incoming.name),
    ]
}

fn policy(policy: &Policy) -> Vec<String> {
    let restrictive = if policy.permissive { "" } else { " (restrictive)" };
    let roles: Vec<String> = policy.roles.iter().map(|role| code(role)).collect();
    vec![
        format!("{}{restrictive}", policy.command),
        roles.join(", "),
        inline(&policy.name),
        policy.using.as_ref().map(|text| code(text)).unwrap_or_default(),
        policy.check.as_ref().map(|text| code(text)).unwrap_or_default(),
        comment_cell(policy.comment.as_ref()),
    ]
}

fn trigger(trigger: &Trigger) -> Vec<String> {
    let off = if trigger.is_enabled { "" } else { " (disabled)" };
    vec![
        code(&trigger.name),
        format!("{}{off}", inline(&trigger.when)),
        code(&trigger.action),
        comment_cell(trigger.comment.as_ref()),
    ]
}
