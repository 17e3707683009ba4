//! What hangs on relations, found once.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Facts, Object};
use crate::document::gather::included::Included;
use crate::postgrest::{Name, take_name};

/// Parts of relations by relation, in the catalog's order.
pub(super) struct Parts<'a> {
    of: BTreeMap<Name, Vec<&'a Object>>,
    partitions: BTreeMap<Name, Vec<&'a Object>>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Parts<'a> {
        let mut parts = Parts { of: BTreeMap::new(), partitions: BTreeMap::new() };
        for object in catalog.objects.values() {
            if let Some(parent) = Included::parent_of(object) {
                parts.partitions.entry(parent).or_default().push(object);
            } else if let Some(relation) = relation_of(object) {
                parts.of.entry(relation).or_default().push(object);
            }
        }
        parts
    }

    /// Columns, constraints, indexes, triggers, policies.
    pub(super) fn of(&self, relation: &Name) -> impl Iterator<Item = &'a Object> + '_ {
        self.of.get(relation).into_iter().flatten().copied()
    }

    /// Tables that hold a part of its rows.
    pub(super) fn partitions(&self, table: &Name) -> impl Iterator<Item = &'a Object> + '_ {
        self.partitions.get(table).into_iter().flatten().copied()
    }
}

fn relation_of(object: &Object) -> Option<Name> {
    if let Facts::Index(index) = &object.facts {
        return take_name(&mut index.table.as_str());
    }
    (!object.id.relation.is_empty()).then(|| Name::new(&object.id.schema, &object.id.relation))
}
