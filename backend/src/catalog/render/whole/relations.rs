//! What hangs on tables: constraints, indexes, sequences; and views.

use std::collections::BTreeSet;

use super::shape::Shape;
use super::step::{Part, Rank, Step, StepKey};
use crate::catalog::model::{Constraint, Facts, Index, Kind, Object, ObjectId, Sequence, View};
use crate::catalog::render::create::definition;
use crate::catalog::render::stable::stable_expression;
use crate::sql::{ident, qualified};

/// A constraint that its table's parents do not bring along.
pub(super) fn constraint(shape: &Shape<'_>, object: &Object, constraint: &Constraint) -> Vec<Step> {
    // Checks and foreign keys of a partitioned table reach its partitions by themselves; an index is tied to the parent's.
    if constraint.inherited && !constraint.has_index() {
        return Vec::new();
    }
    let table = qualified(&object.id.schema, &object.id.relation);
    let only = if constraint.has_index() { "only " } else { "" };
    let not_valid = if constraint.validated { "" } else { " not valid" };
    let text = stable_expression(&constraint.definition);
    let mut sql =
        vec![format!("alter table {only}{table} add constraint {} {text}{not_valid}", ident(&object.id.name))];
    if !constraint.index_options.is_empty() {
        let index = qualified(&object.id.schema, &object.id.name);
        sql.push(format!("alter index {index} set ({})", constraint.index_options.join(", ")));
    }
    if constraint.clustered {
        sql.push(format!("alter table only {table} cluster on {}", ident(&object.id.name)));
    }
    let mut step = Step::new(&object.id, Part::Whole, sql).after(shape.needs_of(object));
    if constraint.constraint_type == "f" {
        step.rank = Rank::ForeignKey;
    }
    let parent = constraint.parent.as_deref().filter(|_| constraint.has_index());
    if let Some(table) = object.id.parent_table().filter(|_| constraint.has_index()) {
        step.needs.extend(tables_below(shape, &table));
    }
    [Some(step), parent.map(|parent| attach(object, parent))].into_iter().flatten().collect()
}

/// An index. One that is invalid without being a partitioned table's was left by a build that failed.
pub(super) fn index(shape: &Shape<'_>, object: &Object, index: &Index) -> Vec<Step> {
    let table = object.table();
    let is_partitioned = table
        .as_ref()
        .and_then(|table| shape.catalog.get(table))
        .is_some_and(|table| matches!(&table.facts, Facts::Table(table) if table.partition_key.is_some()));
    if !index.valid && !is_partitioned {
        let note =
            format!("-- {} is invalid: a failed build left it, and it cannot be made so again", one_line(&object.id));
        return vec![Step::new(&object.id, Part::Whole, vec![note]).after(shape.needs_of(object))];
    }
    let sql = definition(object, shape.catalog);
    let step = Step::new(&object.id, Part::Whole, sql).after(shape.needs_of(object));
    let step = step.after(table.iter().flat_map(|table| tables_below(shape, table)));
    let attach = index.parent.as_deref().map(|parent| attach(object, parent));
    [Some(step), attach].into_iter().flatten().collect()
}

/// Partitions made after an index would get one of their own under another name.
fn tables_below(shape: &Shape<'_>, table: &ObjectId) -> BTreeSet<StepKey> {
    shape.descendants(table).into_iter().map(StepKey::whole).collect()
}

/// Needs no edge to the parent's index: what ties comes after all definitions.
fn attach(object: &Object, parent: &str) -> Step {
    let child = qualified(&object.id.schema, &object.id.name);
    let sql = format!("alter index {parent} attach partition {child}");
    Step::new(&object.id, Part::Attach, vec![sql]).after([StepKey::whole(&object.id)])
}

/// A name inside a comment of one line.
fn one_line(id: &ObjectId) -> String {
    id.to_string().replace(['\n', '\r'], " ")
}

/// A sequence of its own, and the column it is dropped with once that is there.
pub(super) fn sequence(shape: &Shape<'_>, object: &Object, sequence: &Sequence) -> Vec<Step> {
    let needs = object.needs.iter().filter(|id| !matches!(id.kind, Kind::Table | Kind::Column));
    let whole = Step::new(&object.id, Part::Whole, definition(object, shape.catalog)).after(needs.map(StepKey::whole));
    let Some(column) = &sequence.owned_by else { return vec![whole] };
    let name = qualified(&object.id.schema, &object.id.name);
    let sql = vec![format!("alter sequence {name} owned by {column}")];
    let tie = Step::new(&object.id, Part::OwnedBy, sql).after(shape.needs_of(object));
    vec![whole, tie.after([StepKey::whole(&object.id)])]
}

/// A view. A materialized one is filled at the end, if it was, so that its query finds all it uses.
pub(super) fn view(shape: &Shape<'_>, object: &Object, view: &View) -> Vec<Step> {
    let mut sql = definition(object, shape.catalog);
    let name = qualified(&object.id.schema, &object.id.name);
    let needs = shape.needs_of(object);
    if !view.materialized {
        let mut step = Step::new(&object.id, Part::Whole, sql).after(needs);
        step.placeholder = Some(placeholder(&name, view));
        return vec![step];
    }
    if let Some(create) = sql.first_mut() {
        create.push_str(" with no data");
    }
    let fill = view.populated.then(|| {
        let step = Step::new(&object.id, Part::Rows, vec![format!("refresh materialized view {name}")]);
        step.after(rows_needed(shape, object))
    });
    [Some(Step::new(&object.id, Part::Whole, sql).after(needs)), fill].into_iter().flatten().collect()
}

/// The materialized view itself, and the rows of those it reads.
fn rows_needed(shape: &Shape<'_>, object: &Object) -> BTreeSet<StepKey> {
    let mut needed = BTreeSet::from([StepKey::whole(&object.id)]);
    let mut seen = BTreeSet::new();
    let mut stack: Vec<&ObjectId> = object.needs.iter().collect();
    while let Some(next) = stack.pop() {
        if next.kind == Kind::View
            && seen.insert(next)
            && let Some(read) = shape.catalog.get(next)
        {
            needed.insert(StepKey { object: next.clone(), part: Part::Rows });
            stack.extend(&read.needs);
        }
    }
    needed
}

fn placeholder(name: &str, view: &View) -> String {
    let column = |(name, data_type): (&String, &String)| format!("null::{data_type} as {}", ident(name));
    let columns: Vec<String> = view.columns.iter().map(|c| column((&c.name, &c.data_type))).collect();
    format!("create view {name} as select {}", columns.join(", "))
}
