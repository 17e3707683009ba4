//! Tables with their columns.

use super::column::{add_late, clause, default_change, partition_clause, settings};
use super::shape::Shape;
use super::step::{Part, Step, StepKey};
use crate::catalog::model::{Kind, Object, ObjectId, Table};
use crate::sql::{ident, qualified};

/// The table, the columns and defaults that come later, and its replica identity.
pub(super) fn steps(shape: &Shape<'_>, object: &Object, table: &Table) -> Vec<Step> {
    let columns = shape.columns(&object.id);
    let mut sql = vec![create(shape, object, table)];
    sql.extend(switches(object, table));
    let mut own = Step::new(&object.id, Part::Whole, Vec::new()).after(shape.needs_of(object));
    let mut steps = Vec::new();
    for (part, column) in columns {
        let late = shape.is_late(&part.id);
        if late && column.generated.is_some() {
            let needs = shape.needs_of(part).into_iter().chain([StepKey::whole(&object.id)]);
            let sql = if column.inherited { Vec::new() } else { add_late(shape, part, column) };
            steps.push(Step::new(&part.id, Part::Whole, sql).after(needs));
            continue;
        }
        sql.extend(settings(shape, part, column));
        own.needs.extend(shape.needs_of_column(part));
        if late && let Some(change) = default_change(shape, part, column) {
            let needs = shape.needs_of(part).into_iter().chain([StepKey::whole(&object.id)]);
            steps.push(Step::new(&part.id, Part::Default, vec![change]).after(needs));
        }
    }
    own.sql = sql;
    steps.push(own);
    steps.extend(replica_identity(shape, object, table));
    steps
}

fn create(shape: &Shape<'_>, object: &Object, table: &Table) -> String {
    let name = qualified(&object.id.schema, &object.id.name);
    let unlogged = if table.persistence == "u" { "unlogged " } else { "" };
    let head = format!("create {unlogged}table {name}");
    let comes_later = |id: &ObjectId| shape.is_late(id);
    let columns = shape
        .columns(&object.id)
        .iter()
        .filter(|(part, column)| !column.inherited && !(column.generated.is_some() && comes_later(&part.id)));
    let columns: Vec<String> = columns.map(|(part, column)| clause(shape, part, column)).collect();
    let mut text = match (&table.partition_bound, &table.of_type) {
        (Some(bound), _) => {
            let own = shape.columns(&object.id).iter().filter(|(_, column)| column.inherited);
            let own: Vec<String> = own.filter_map(|(part, column)| partition_clause(shape, part, column)).collect();
            let own = if own.is_empty() { String::new() } else { format!("({}) ", own.join(", ")) };
            format!("{head} partition of {} {own}{bound}", table.parents.join(", "))
        }
        (None, Some(of_type)) => format!("{head} of {of_type}"),
        (None, None) => format!("{head} ({})", columns.join(", ")),
    };
    if table.partition_bound.is_none() && !table.parents.is_empty() {
        text += &format!(" inherits ({})", table.parents.join(", "));
    }
    if let Some(key) = &table.partition_key {
        text += &format!(" partition by {key}");
    }
    if let Some(method) = table.access_method.as_deref().filter(|method| *method != "heap") {
        text += &format!(" using {}", ident(method));
    }
    if !table.options.is_empty() {
        text += &format!(" with ({})", table.options.join(", "));
    }
    if let Some(space) = &table.tablespace {
        text += &format!(" tablespace {}", ident(space));
    }
    text
}

fn switches(object: &Object, table: &Table) -> Vec<String> {
    let alter = format!("alter table only {}", qualified(&object.id.schema, &object.id.name));
    let mut sql = Vec::new();
    if table.rls {
        sql.push(format!("{alter} enable row level security"));
    }
    if table.rls_forced {
        sql.push(format!("{alter} force row level security"));
    }
    match table.replica_identity.as_str() {
        "f" => sql.push(format!("{alter} replica identity full")),
        "n" => sql.push(format!("{alter} replica identity nothing")),
        _ => {}
    }
    sql
}

fn replica_identity(shape: &Shape<'_>, object: &Object, table: &Table) -> Option<Step> {
    let index = table.replica_identity.strip_prefix("index ")?;
    let id = |kind: Kind, relation: &str| ObjectId {
        kind,
        schema: object.id.schema.clone(),
        relation: relation.to_owned(),
        name: index.to_owned(),
    };
    let makers = [id(Kind::Index, ""), id(Kind::Constraint, &object.id.name)];
    let maker = makers.iter().find(|id| shape.catalog.get(id).is_some())?;
    let name = qualified(&object.id.schema, &object.id.name);
    let sql = format!("alter table only {name} replica identity using index {}", ident(index));
    Some(Step::new(&object.id, Part::ReplicaIdentity, vec![sql]).after([StepKey::whole(maker)]))
}
