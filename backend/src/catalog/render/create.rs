//! An object as the statements that create it: definition, owner, comment, privileges.

use std::collections::BTreeSet;

use super::column::column_clause;
use super::policy::create_policy;
use super::privilege::{grant, role};
use super::reference::{comment, owner_change, reference};
use super::sequence::create_sequence;
use super::stable::stable_expression;
use crate::catalog::model::{Catalog, Column, DEPLOYER, Facts, Function, Index, Kind, Object, Table, Trigger, View};
use crate::sql::{ident, literal, qualified};

/// Statements that create `object` as `catalog` declares it. A table comes with its columns, and with nothing else.
pub fn create(object: &Object, catalog: &Catalog) -> Vec<String> {
    let mut statements = definition(object, catalog);
    if let Some(owner) = object.owner.as_deref().filter(|owner| *owner != DEPLOYER) {
        statements.push(owner_change(object, owner));
    }
    if let Some(text) = &object.comment {
        statements.push(comment(object, Some(text)));
    }
    statements.extend(privileges(object, catalog));
    statements
}

/// The object itself, without owner, comment and privileges.
pub(super) fn definition(object: &Object, catalog: &Catalog) -> Vec<String> {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    match &object.facts {
        Facts::Schema(_) => vec![format!("create schema {}", ident(&id.name))],
        Facts::Extension(extension) => {
            vec![format!("create extension {} with schema {}", ident(&id.name), ident(&extension.schema))]
        }
        Facts::Enum(labels) => {
            let labels: Vec<String> = labels.labels.iter().map(|label| literal(label)).collect();
            vec![format!("create type {name} as enum ({})", labels.join(", "))]
        }
        Facts::Sequence(sequence) => create_sequence(object, sequence),
        Facts::Table(table) => create_table(object, table, catalog),
        Facts::Column(column) => add_column(object, column),
        Facts::Function(Function { definition, .. }) => vec![definition.trim_end().to_owned()],
        Facts::Constraint(constraint) => {
            let not_valid = if constraint.validated { "" } else { " not valid" };
            let table = qualified(&id.schema, &id.relation);
            let definition = stable_expression(&constraint.definition);
            let add = format!("alter table {table} add constraint {} {definition}{not_valid}", ident(&id.name));
            let options = constraint.index_options.join(", ");
            let index = qualified(&id.schema, &id.name);
            let set = (!options.is_empty()).then(|| format!("alter index {index} set ({options})"));
            let cluster = format!("alter table {table} cluster on {}", ident(&id.name));
            [Some(add), set, constraint.clustered.then_some(cluster)].into_iter().flatten().collect()
        }
        Facts::Index(index) => create_index(object, index),
        Facts::View(view) => create_view(object, view),
        Facts::Trigger(trigger) => create_trigger(object, trigger),
        Facts::Policy(policy) => vec![create_policy(object, policy)],
        Facts::DefaultPrivileges(_) => Vec::new(),
    }
}

fn create_table(object: &Object, table: &Table, catalog: &Catalog) -> Vec<String> {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    let unlogged = if table.persistence == "u" { "unlogged " } else { "" };
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
    let body: Vec<String> = columns.iter().map(|(column, part)| column_clause(&part.id.name, column)).collect();
    let mut text = match &table.partition_bound {
        Some(bound) => format!("create {unlogged}table {name} partition of {} {bound}", table.parents.join(", ")),
        None => format!("create {unlogged}table {name} ({})", body.join(", ")),
    };
    if table.partition_bound.is_none() && !table.parents.is_empty() {
        text += &format!(" inherits ({})", table.parents.join(", "));
    }
    if let Some(key) = &table.partition_key {
        text += &format!(" partition by {key}");
    }
    if !table.options.is_empty() {
        text += &format!(" with ({})", table.options.join(", "));
    }
    let mut statements = vec![text];
    if table.rls {
        statements.push(format!("alter table {name} enable row level security"));
    }
    if table.rls_forced {
        statements.push(format!("alter table {name} force row level security"));
    }
    let notes = columns.iter().filter_map(|(_, part)| part.comment.as_ref().map(|text| comment(part, Some(text))));
    statements.extend(notes);
    statements
}

fn add_column(object: &Object, column: &Column) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let name = ident(&object.id.name);
    let mut statements = vec![format!("alter table {table} add column {}", column_clause(&object.id.name, column))];
    if let Some(target) = column.statistics {
        statements.push(format!("alter table {table} alter column {name} set statistics {target}"));
    }
    if !column.options.is_empty() {
        statements.push(format!("alter table {table} alter column {name} set ({})", column.options.join(", ")));
    }
    statements
}

fn create_index(object: &Object, index: &Index) -> Vec<String> {
    let mut statements = vec![stable_expression(&index.definition)];
    if index.clustered {
        statements.push(format!("alter table {} cluster on {}", index.table, ident(&object.id.name)));
    }
    statements
}

fn create_view(object: &Object, view: &View) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let options = if view.options.is_empty() { String::new() } else { format!(" with ({})", view.options.join(", ")) };
    let definition = stable_expression(view.definition.trim().trim_end_matches(';'));
    let kind = if view.materialized { "materialized view" } else { "view" };
    let mut statements = vec![format!("create {kind} {name}{options} as {definition}")];
    for (column, expression) in &view.column_defaults {
        statements.push(format!("alter view {name} alter column {} set default {expression}", ident(column)));
    }
    for entry in &view.column_grants {
        // `column: SELECT role`
        if let Some((column, (privilege, grantee))) =
            entry.split_once(": ").and_then(|(column, item)| Some((column, item.split_once(' ')?)))
        {
            let privilege = privilege.to_lowercase();
            statements.push(format!("grant {privilege} ({}) on table {name} to {}", ident(column), role(grantee)));
        }
    }
    for (column, text) in &view.column_comments {
        statements.push(format!("comment on column {name}.{} is {}", ident(column), literal(text)));
    }
    statements
}

fn create_trigger(object: &Object, trigger: &Trigger) -> Vec<String> {
    let mut statements = vec![trigger.definition.clone()];
    let word = match trigger.enabled.as_str() {
        "D" => "disable trigger",
        "R" => "enable replica trigger",
        "A" => "enable always trigger",
        _ => return statements,
    };
    let table = qualified(&object.id.schema, &object.id.relation);
    statements.push(format!("alter table {table} {word} {}", ident(&object.id.name)));
    statements
}

/// A new object starts with the server's defaults and the default privileges; those it should not have are revoked
/// first, then all are granted.
fn privileges(object: &Object, catalog: &Catalog) -> Vec<String> {
    if object.acl.is_empty() || matches!(object.id.kind, Kind::Schema | Kind::DefaultPrivileges) {
        return object.acl.iter().map(|item| grant(object, item)).collect();
    }
    let mut given: BTreeSet<&str> = default_grantees(object, catalog);
    if matches!(object.id.kind, Kind::Function | Kind::Enum) {
        given.insert("PUBLIC");
    }
    let target = privilege_target(object);
    let takes = given.into_iter().map(|grantee| format!("revoke all on {target} from {}", role(grantee)));
    let grants =
        object.acl.iter().filter(|item| !item.ends_with(&format!(" {DEPLOYER}"))).map(|item| grant(object, item));
    takes.chain(grants).collect()
}

fn privilege_target(object: &Object) -> String {
    match &object.facts {
        Facts::View(_) => format!("table {}", qualified(&object.id.schema, &object.id.name)),
        _ => reference(object),
    }
}

fn default_grantees<'a>(object: &Object, catalog: &'a Catalog) -> BTreeSet<&'a str> {
    let word = match object.id.kind {
        Kind::Table | Kind::View => "tables",
        Kind::Sequence => "sequences",
        Kind::Function => "functions",
        Kind::Enum => "types",
        _ => return BTreeSet::new(),
    };
    catalog
        .objects
        .values()
        .filter(|defaults| defaults.id.kind == Kind::DefaultPrivileges && defaults.id.name == word)
        .filter(|defaults| defaults.id.relation == DEPLOYER)
        .filter(|defaults| defaults.id.schema.is_empty() || defaults.id.schema == object.id.schema)
        .flat_map(|defaults| &defaults.acl)
        .filter_map(|item| item.split_once(' ').map(|(_, grantee)| grantee))
        .filter(|grantee| *grantee != DEPLOYER)
        .collect()
}
