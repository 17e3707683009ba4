//! What PostgreSQL cannot do to a partitioned table in one statement, as statements for each of its partitions.

use super::inputs::Inputs;
use crate::catalog::{Constraint, Facts, Index, Kind, Object, ObjectId, Table};
use crate::heal::Way;
use crate::sql::{ident, qualified};

/// A name has no more bytes.
const LONGEST: usize = 63;

/// Leaves whose rows matter, since a statement about their parent takes another way.
pub(super) fn detoured_leaves(inputs: &Inputs<'_>) -> Vec<ObjectId> {
    let instead = inputs.evidence.detours.iter().filter(|detour| matches!(detour.way, Way::Instead(_)));
    let concerned = instead.flat_map(|detour| inputs.attribution.concerned_by(detour.statement));
    let tables = concerned.filter_map(|id| inputs.want.get(id)).filter_map(Object::table);
    tables.flat_map(|table| leaves(inputs, &table)).map(|leaf| leaf.id.clone()).collect()
}

/// The index on the parent alone, one built beside writers on each partition, and what ties them; nothing where no
/// partition has rows.
pub(super) fn index(inputs: &Inputs<'_>, want: &Object, to: &Index) -> Option<Vec<String>> {
    let table = want.table()?;
    if !has_rows(inputs, &table) {
        return None;
    }
    let (head, columns) = to.definition.split_once(" USING ")?;
    let unique = if head.starts_with("CREATE UNIQUE ") { "unique " } else { "" };
    let mut sql = Vec::new();
    let parent = qualified(&want.id.schema, &want.id.name);
    if inputs.have.get(&want.id).is_none() {
        sql.push(format!("create {unique}index {} on only {} using {columns}", ident(&want.id.name), name(&table)));
    }
    index_children(inputs, (&table, &parent), (unique, columns, &want.id.name), &mut sql);
    Some(sql)
}

fn index_children(
    inputs: &Inputs<'_>,
    (table, parent): (&ObjectId, &str),
    (unique, columns, base): (&str, &str, &str),
    sql: &mut Vec<String>,
) {
    for (child, facts) in children(inputs, table) {
        let own =
            declared_child(inputs, &child.id, parent).unwrap_or_else(|| short(&format!("{}_{base}", child.id.name)));
        let full = qualified(&child.id.schema, &own);
        let left =
            ObjectId { kind: Kind::Index, schema: child.id.schema.clone(), relation: String::new(), name: own.clone() };
        let live = inputs.have.get(&left).and_then(|object| match &object.facts {
            Facts::Index(live) => Some(live),
            _ => None,
        });
        if live.is_some_and(|live| live.inherited && live.valid) {
            continue;
        }
        let stands = live.is_some_and(|live| {
            let same = live.definition.split_once(" USING ").is_some_and(|(_, own)| own == columns);
            same && (live.valid || facts.partition_key.is_some())
        });
        // A build that broke off leaves an index that nobody can use.
        if live.is_some() && !stands {
            sql.push(format!("drop index {full}"));
        }
        if stands {
            if facts.partition_key.is_some() {
                index_children(inputs, (&child.id, &full), (unique, columns, base), sql);
            }
            if live.is_some_and(|live| live.inherited) {
                continue;
            }
        } else if facts.partition_key.is_some() {
            sql.push(format!("create {unique}index {} on only {} using {columns}", ident(&own), name(&child.id)));
            index_children(inputs, (&child.id, &full), (unique, columns, base), sql);
        } else {
            sql.push(format!(
                "create {unique}index concurrently {} on {} using {columns}",
                ident(&own),
                name(&child.id)
            ));
        }
        sql.push(format!("alter index {parent} attach partition {full}"));
    }
}

/// A partition's index that a broken-off build left, which the statement for its parent takes over or makes again.
pub(super) fn is_left_over(inputs: &Inputs<'_>, want: &Object, have: &Object) -> bool {
    let (Facts::Index(to), Facts::Index(from)) = (&want.facts, &have.facts) else { return false };
    let columns = |definition: &str| definition.split_once(" USING ").map(|(_, columns)| columns.to_owned());
    let is_alike = !from.valid || columns(&from.definition) == columns(&to.definition);
    let mut healed = inputs.evidence.detours.iter().filter(|d| d.rule == "feature-not-supported-concurrent-index");
    let is_made = healed.any(|detour| inputs.attribution.concerned_by(detour.statement).contains(&want.id));
    to.inherited && !from.inherited && is_alike && is_made
}

/// The key for each partition, unchecked and then checked beside readers and writers, and the parent's, which takes them
/// over; nothing where no partition has rows.
pub(super) fn foreign_key(inputs: &Inputs<'_>, want: &Object, to: &Constraint) -> Option<Vec<String>> {
    let table = want.id.parent_table()?;
    if !has_rows(inputs, &table) {
        return None;
    }
    let constraint = ident(&want.id.name);
    let mut sql = Vec::new();
    for leaf in leaves(inputs, &table) {
        let id = ObjectId { relation: leaf.id.name.clone(), schema: leaf.id.schema.clone(), ..want.id.clone() };
        let alter = format!("alter table {}", name(&leaf.id));
        if inputs.have.get(&id).is_none() {
            sql.push(format!("{alter} add constraint {constraint} {} not valid", to.definition));
        }
        sql.push(format!("{alter} validate constraint {constraint}"));
    }
    sql.push(format!("alter table {} add constraint {constraint} {}", name(&table), to.definition));
    Some(sql)
}

fn has_rows(inputs: &Inputs<'_>, table: &ObjectId) -> bool {
    leaves(inputs, table).iter().any(|leaf| inputs.evidence.nonempty.contains(&leaf.id))
}

/// Live partitions that hold rows themselves, however deep.
fn leaves<'a>(inputs: &'a Inputs<'_>, table: &ObjectId) -> Vec<&'a Object> {
    let mut all = Vec::new();
    for (child, facts) in children(inputs, table) {
        match facts.partition_key {
            Some(_) => all.extend(leaves(inputs, &child.id)),
            None => all.push(child),
        }
    }
    all
}

fn children<'a>(inputs: &'a Inputs<'_>, table: &ObjectId) -> Vec<(&'a Object, &'a Table)> {
    let (quoted, plain) = (qualified(&table.schema, &table.name), table.path());
    let is_parent = |parent: &String| *parent == plain || *parent == quoted;
    let tables = inputs.have.objects.values().filter_map(|object| match &object.facts {
        Facts::Table(facts) if facts.partition_bound.is_some() && facts.foreign.is_none() => Some((object, facts)),
        _ => None,
    });
    tables.filter(|(_, facts)| facts.parents.iter().any(is_parent)).collect()
}

fn name(id: &ObjectId) -> String {
    qualified(&id.schema, &id.name)
}

/// What the partition's index is called in the declared catalog, where the server chose its name.
fn declared_child(inputs: &Inputs<'_>, child: &ObjectId, parent: &str) -> Option<String> {
    let is = |named: &str, full: &str| named.replace('"', "") == full.replace('"', "");
    let mut indexes = inputs.want.objects.values().filter_map(|object| match &object.facts {
        Facts::Index(facts) if is(&facts.table, &child.path()) => Some((object, facts)),
        _ => None,
    });
    let found = indexes.find(|(_, facts)| facts.parent.as_deref().is_some_and(|own| is(own, parent)));
    found.map(|(object, _)| object.id.name.clone())
}

/// A name cut as the server would cut it, at a character.
fn short(name: &str) -> String {
    let mut end = name.len().min(LONGEST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].to_owned()
}
