//! Tables with their columns.

use super::column::{add_late, clause, default_change, partition_clause, settings, typed_clause};
use super::shape::Shape;
use super::step::{Part, Step, StepKey};
use super::steps::new_owner;
use crate::catalog::model::{Column, Kind, Object, ObjectId, Table};
use crate::catalog::render::table::{kind, tail};
use crate::sql::{ident, qualified};

/// The table, the columns and defaults that come later, and its replica identity.
pub(super) fn steps(shape: &Shape<'_>, object: &Object, table: &Table) -> Vec<Step> {
    let columns = shape.columns(&object.id);
    let mut sql = vec![create(shape, object, table)];
    // Before any grant: a new owner takes over what the old one holds.
    sql.extend(new_owner(object));
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
    format!("{} {name} {}{}", kind(table), body(shape, object, table), tail(table))
}

fn body(shape: &Shape<'_>, object: &Object, table: &Table) -> String {
    let columns = shape.columns(&object.id);
    let parents = table.parents.join(", ");
    if let Some(bound) = &table.partition_bound {
        let own = columns.iter().filter(|(_, column)| column.inherited);
        let own = list(own.filter_map(|(part, column)| partition_clause(shape, part, column)));
        return format!("partition of {parents} {}{bound}", own.map(|own| own + " ").unwrap_or_default());
    }
    let comes_later = |part: &Object, column: &Column| column.generated.is_some() && shape.is_late(&part.id);
    let columns = columns.iter().filter(|(part, column)| !column.inherited && !comes_later(part, column));
    if let Some(of_type) = &table.of_type {
        let own = list(columns.filter_map(|(part, column)| typed_clause(shape, part, column)));
        return format!("of {of_type}{}", own.map(|own| format!(" {own}")).unwrap_or_default());
    }
    let columns = list(columns.map(|(part, column)| clause(shape, part, column))).unwrap_or_else(|| "()".to_owned());
    if parents.is_empty() { columns } else { format!("{columns} inherits ({parents})") }
}

fn list(clauses: impl Iterator<Item = String>) -> Option<String> {
    let clauses: Vec<String> = clauses.collect();
    (!clauses.is_empty()).then(|| format!("({})", clauses.join(", ")))
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
        // Nothing of theirs is replicated; the server notes that as an identity and refuses to be told.
        _ if table.foreign.is_some() => {}
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
