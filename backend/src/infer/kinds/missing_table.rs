//! A table that the request names and the schema does not have.

use crate::catalog::{Kind, ObjectId};
use crate::diagnose::ErrorClass;
use crate::infer::draft::{Draft, draft_table};
use crate::infer::names::{nearest, same_words};
use crate::infer::place::{declared_table, place_table};
use crate::infer::relation::{relation_names, relations_named};
use crate::infer::words::slug;
use crate::infer::{Case, Proposal};

/// What would mend it: repeat, reload, another schema, another name, deploy, or create the table.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let Some(name) = &case.diagnosis.slots.table else { return Vec::new() };
    let schema = case.diagnosis.slots.schema.clone().unwrap_or_else(|| "public".to_owned());
    let table = ObjectId { kind: Kind::Table, schema, relation: String::new(), name: name.clone() };
    if relations_named(case.catalog, name).any(|id| id.schema == table.schema) {
        return vec![present(case, &table)];
    }
    if let Some(found) = declared_table(case.declared, &table) {
        return vec![Proposal::deploy(&format!("table `{name}`"), &found)];
    }
    if let Some(change) =
        elsewhere(case, &table).or_else(|| other_name(case, &table)).or_else(|| function(case, &table))
    {
        return vec![change];
    }
    create(case, &table).into_iter().collect()
}

fn present(case: &Case<'_>, table: &ObjectId) -> Proposal {
    let evidence = format!("The database has `{}`.", table.path());
    match case.diagnosis.class {
        ErrorClass::SchemaCache => Proposal::reload(evidence),
        _ => Proposal::shown("repeat the request: the table is there".to_owned(), vec![evidence], 0.9),
    }
}

/// The name stands in another schema.
fn elsewhere(case: &Case<'_>, table: &ObjectId) -> Option<Proposal> {
    let other = relations_named(case.catalog, &table.name).next()?;
    let title = format!("change your code here: ask schema `{}` for `{}`", other.schema, table.name);
    let evidence = vec![
        format!("Schema \"{}\" has no `{}`, and schema \"{}\" has.", table.schema, table.name, other.schema),
        format!(
            "With supabase-js: `.schema('{}').from('{}')`; the data API must expose the schema.",
            other.schema, table.name
        ),
    ];
    Some(Proposal::shown(title, evidence, 0.85))
}

/// A table or view with nearly the same name.
fn other_name(case: &Case<'_>, table: &ObjectId) -> Option<Proposal> {
    let same = relation_names(case.catalog, &table.schema).find(|other| same_words(other, &table.name));
    let meant = same.or_else(|| nearest(&table.name, relation_names(case.catalog, &table.schema)))?;
    let title = format!("change your code here: write `{meant}` for `{}`", table.name);
    let evidence = format!("Schema \"{}\" has `{meant}`, and `{}` is nearly the same name.", table.schema, table.name);
    Some(Proposal::shown(title, vec![evidence], if same.is_some() { 0.95 } else { 0.85 }))
}

/// A function asked for as a table.
fn function(case: &Case<'_>, table: &ObjectId) -> Option<Proposal> {
    let is_meant = |id: &&ObjectId| {
        id.kind == Kind::Function && id.schema == table.schema && id.name.split('(').next() == Some(table.name.as_str())
    };
    let found = case.catalog.objects.keys().find(is_meant)?;
    let title = format!("change your code here: call the function with `rpc('{}')`", table.name);
    Some(Proposal::shown(title, vec![format!("`{}` is a function, not a table.", found.path())], 0.9))
}

fn create(case: &Case<'_>, table: &ObjectId) -> Option<Proposal> {
    let Draft { sql, evidence, confidence } = draft_table(case, table);
    let place = place_table(case.declared, "tables.sql", &slug(&["create", &table.name]))?;
    let title = format!("create table `{}` with row security", table.name);
    Some(Proposal::statement(title, place, sql, evidence, confidence))
}
