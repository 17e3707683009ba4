//! An object as the statements that create it: definition, owner, comment, privileges.

use std::collections::BTreeSet;

use super::aggregate::create_aggregate;
use super::collation::create_collation;
use super::data_type::{create_composite_type, create_domain, create_range_type};
use super::event_trigger::create_event_trigger;
use super::foreign::{create_server, create_user_mapping};
use super::policy::create_policy;
use super::privilege::{grant, role, target};
use super::publication::{add_published_schema, add_published_table, create_publication};
use super::reference::{comment, owner_change};
use super::rule::create_rule;
use super::sequence::create_sequence;
use super::stable::stable_expression;
use super::statistics::create_statistics;
use super::table::{add_column, create_table};
use crate::catalog::model::{Catalog, Constraint, DEPLOYER, Facts, Function, Index, Kind, Object, Trigger, View};
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

fn definition(object: &Object, catalog: &Catalog) -> Vec<String> {
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
        Facts::Constraint(constraint) => create_constraint(object, constraint),
        Facts::Index(index) => create_index(object, index),
        Facts::View(view) => create_view(object, view),
        Facts::Trigger(trigger) => create_trigger(object, trigger),
        Facts::Policy(policy) => vec![create_policy(object, policy)],
        Facts::Collation(collation) => create_collation(object, collation),
        Facts::Domain(domain) => create_domain(object, domain),
        Facts::CompositeType(composite) => create_composite_type(object, composite),
        Facts::RangeType(range) => create_range_type(object, range),
        Facts::ForeignServer(server) => create_server(object, server),
        Facts::UserMapping(mapping) => create_user_mapping(object, mapping),
        Facts::Aggregate(aggregate) => create_aggregate(object, aggregate),
        Facts::Statistics(statistics) => create_statistics(object, statistics),
        Facts::Rule(rule) => create_rule(object, rule),
        Facts::EventTrigger(trigger) => create_event_trigger(object, trigger),
        Facts::Publication(publication) => create_publication(object, publication),
        Facts::PublicationTable(table) => add_published_table(object, table),
        Facts::PublicationSchema(_) => add_published_schema(object),
        Facts::DefaultPrivileges(_) => Vec::new(),
    }
}

fn create_constraint(object: &Object, constraint: &Constraint) -> Vec<String> {
    let id = &object.id;
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
    let is_type = default_word(object.id.kind) == Some("types");
    if is_type || matches!(object.id.kind, Kind::Function | Kind::Aggregate) {
        given.insert("PUBLIC");
    }
    let target = target(object);
    let takes = given.into_iter().map(|grantee| format!("revoke all on {target} from {}", role(grantee)));
    let grants =
        object.acl.iter().filter(|item| !item.ends_with(&format!(" {DEPLOYER}"))).map(|item| grant(object, item));
    takes.chain(grants).collect()
}

fn default_grantees<'a>(object: &Object, catalog: &'a Catalog) -> BTreeSet<&'a str> {
    let Some(word) = default_word(object.id.kind) else { return BTreeSet::new() };
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

/// The word default privileges use for what a kind belongs to.
fn default_word(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Table | Kind::View => Some("tables"),
        Kind::Sequence => Some("sequences"),
        Kind::Function | Kind::Aggregate => Some("functions"),
        Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType => Some("types"),
        _ => None,
    }
}
