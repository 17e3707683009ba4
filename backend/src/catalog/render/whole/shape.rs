//! What the steps ask of the catalog more than once.

use std::collections::{BTreeMap, BTreeSet};

use super::step::StepKey;
use crate::catalog::model::{Catalog, Column, Facts, Kind, Object, ObjectId};

/// A catalog with its parts sorted by what they hang on.
pub(super) struct Shape<'a> {
    pub(super) catalog: &'a Catalog,
    columns: BTreeMap<ObjectId, Vec<(&'a Object, &'a Column)>>,
    children: BTreeMap<&'a ObjectId, Vec<&'a ObjectId>>,
    identity_sequences: BTreeMap<&'a ObjectId, &'a Object>,
    late: BTreeSet<&'a ObjectId>,
}

impl<'a> Shape<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Shape<'a> {
        let mut shape = Shape {
            catalog,
            columns: BTreeMap::new(),
            children: BTreeMap::new(),
            identity_sequences: BTreeMap::new(),
            late: BTreeSet::new(),
        };
        for object in catalog.objects.values() {
            match &object.facts {
                Facts::Column(column) => {
                    let table = object.id.parent_table().unwrap_or_else(|| object.id.clone());
                    shape.columns.entry(table).or_default().push((object, column));
                }
                Facts::Table(_) => {
                    for parent in parents(object) {
                        shape.children.entry(parent).or_default().push(&object.id);
                    }
                }
                Facts::Sequence(sequence) if sequence.identity => {
                    let column = object.needs.iter().find(|id| id.kind == Kind::Column);
                    shape.identity_sequences.extend(column.map(|column| (column, object)));
                }
                _ => {}
            }
        }
        for columns in shape.columns.values_mut() {
            columns.sort_by_key(|(_, column)| column.position);
        }
        shape.late = shape.late_columns();
        shape
    }

    /// Columns of a table in order.
    pub(super) fn columns(&self, table: &ObjectId) -> &[(&'a Object, &'a Column)] {
        self.columns.get(table).map_or(&[], Vec::as_slice)
    }

    /// Tables that inherit from a table, or are its partitions, at any distance.
    pub(super) fn descendants(&self, table: &ObjectId) -> BTreeSet<&'a ObjectId> {
        let mut found = BTreeSet::new();
        let mut stack: Vec<&ObjectId> = vec![table];
        while let Some(next) = stack.pop() {
            for child in self.children.get(next).into_iter().flatten().copied() {
                if found.insert(child) {
                    stack.push(child);
                }
            }
        }
        found
    }

    /// The column of the same name that a parent table has.
    pub(super) fn parent_columns(&self, column: &Object) -> Vec<(&'a Object, &'a Column)> {
        let table = column.id.parent_table().and_then(|table| self.catalog.get(&table));
        let parents = table.into_iter().flat_map(parents);
        parents
            .flat_map(|parent| self.columns(parent))
            .filter(|(object, _)| object.id.name == column.id.name)
            .copied()
            .collect()
    }

    /// The sequence inside an identity column.
    pub(super) fn identity_sequence(&self, column: &ObjectId) -> Option<&'a Object> {
        self.identity_sequences.get(column).copied()
    }

    /// Whether the column's expression uses what needs its table, so that it is set once both are there.
    pub(super) fn is_late(&self, column: &ObjectId) -> bool {
        self.late.contains(column)
    }

    /// Steps that make what `object` needs.
    pub(super) fn needs_of(&self, object: &Object) -> BTreeSet<StepKey> {
        object.needs.iter().filter_map(|id| self.maker(id)).collect()
    }

    /// Steps for what a column needs when its table is made.
    pub(super) fn needs_of_column(&self, column: &Object) -> BTreeSet<StepKey> {
        let late = self.is_late(&column.id);
        let in_time = |id: &&ObjectId| !late || !self.needs_table_of(id, column);
        column.needs.iter().filter(in_time).filter_map(|id| self.maker(id)).collect()
    }

    /// The step that makes an object: parts of a table come with it.
    fn maker(&self, id: &ObjectId) -> Option<StepKey> {
        let object = self.catalog.get(id)?;
        match &object.facts {
            Facts::Column(column) if column.generated.is_some() && self.is_late(id) => Some(StepKey::whole(id)),
            Facts::Column(_) => id.parent_table().map(|table| StepKey::whole(&table)),
            Facts::Sequence(sequence) if sequence.identity => {
                let column = object.needs.iter().find(|id| id.kind == Kind::Column)?;
                column.parent_table().map(|table| StepKey::whole(&table))
            }
            _ => Some(StepKey::whole(id)),
        }
    }

    fn late_columns(&self) -> BTreeSet<&'a ObjectId> {
        let computed = |column: &Column| column.default.is_some() || column.generated.is_some();
        let columns = self.columns.values().flatten().filter(|(_, column)| computed(column));
        columns
            .filter(|(object, _)| object.needs.iter().any(|id| self.needs_table_of(id, object)))
            .map(|(object, _)| &object.id)
            .collect()
    }

    /// Whether `id` cannot be made before the column's table.
    fn needs_table_of(&self, id: &ObjectId, column: &Object) -> bool {
        let Some(table) = column.id.parent_table() else { return false };
        let is_own = *id == table || id.parent_table().as_ref() == Some(&table);
        !is_own && self.needs(id, &table)
    }

    /// Whether `id` cannot be made before `target`.
    pub(super) fn needs(&self, id: &ObjectId, target: &ObjectId) -> bool {
        let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
        let mut stack = vec![id.clone()];
        while let Some(next) = stack.pop() {
            // A sequence needs the column it is dropped with, but can be made without it.
            if next.kind == Kind::Sequence || !seen.insert(next.clone()) {
                continue;
            }
            if next == *target || next.parent_table().as_ref() == Some(target) {
                return true;
            }
            stack.extend(next.parent_table());
            stack.extend(self.catalog.get(&next).into_iter().flat_map(|object| object.needs.iter().cloned()));
            stack.extend(self.columns(&next).iter().flat_map(|(object, _)| object.needs.iter().cloned()));
        }
        false
    }
}

/// Tables that a table inherits from or is a partition of.
pub(super) fn parents(table: &Object) -> impl Iterator<Item = &ObjectId> {
    table.needs.iter().filter(|id| id.kind == Kind::Table)
}
