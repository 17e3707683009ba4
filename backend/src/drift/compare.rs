//! Two whole catalogs compared: every difference once, in words, with both sides.

use std::collections::BTreeSet;

use serde_json::Value;

use super::change::part_changes;
use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, Unmodelled, create};

/// The part of a difference that is the presence of the object.
const PRESENCE: &str = "presence";

/// One thing in which two catalogs differ.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferingPart {
    /// The object that differs, or that one side lacks.
    pub object: ObjectId,
    /// The part of it: `data_type`, `comment`, `grant SELECT anon`; `presence` where one side lacks the object.
    pub part: String,
    /// The declared side; none where it has no such part. An object that is missing stands as the statements that make it.
    pub want: Option<Value>,
    /// The other side.
    pub have: Option<Value>,
    /// What differs, in words and with both sides.
    pub words: String,
}

/// Differences between what is wanted and what is there, by object and part; none where both are the same.
///
/// What follows from another object (an inherited column, a partition's index, the sequence of an identity column) is
/// named only where nothing else differs that could be the cause. Parts of an absent table are not named beside it. The
/// order of columns is no difference.
pub fn differing_parts(want: &Catalog, have: &Catalog) -> Vec<DifferingPart> {
    let sides = Both { want, have };
    let ids: BTreeSet<&ObjectId> = want.objects.keys().chain(have.objects.keys()).collect();
    let (derived, own): (Vec<&ObjectId>, Vec<&ObjectId>) =
        ids.into_iter().filter(|id| !sides.comes_with_absent(id)).partition(|id| sides.is_derived(id));
    let mut differences: Vec<DifferingPart> = own.into_iter().flat_map(|id| sides.differences(id)).collect();
    let causes: BTreeSet<ObjectId> =
        differences.iter().flat_map(|difference| sides.owners(&difference.object)).collect();
    let unexplained = derived.into_iter().filter(|id| sides.owners(id).is_disjoint(&causes));
    differences.extend(unexplained.flat_map(|id| sides.differences(id)));
    differences.sort_by(|a, b| (&a.object, &a.part).cmp(&(&b.object, &b.part)));
    differences
}

/// Objects of kinds the catalog does not hold that only one side has, in words. Of two that both have, nothing is known.
pub fn compare_unmodelled(want: &Catalog, have: &Catalog) -> Vec<String> {
    let names = |catalog: &Catalog| -> BTreeSet<(String, String)> {
        let name = |found: &Unmodelled| (found.kind.clone(), found.identity.clone());
        catalog.unmodelled.iter().map(name).collect()
    };
    let (want, have) = (names(want), names(have));
    let missing = want.difference(&have).map(|(kind, identity)| format!("{kind} {identity} is missing"));
    let extra = have.difference(&want).map(|(kind, identity)| format!("{kind} {identity} is not declared"));
    missing.chain(extra).collect()
}

struct Both<'a> {
    want: &'a Catalog,
    have: &'a Catalog,
}

impl Both<'_> {
    fn objects(&self, id: &ObjectId) -> impl Iterator<Item = &Object> {
        [self.want.get(id), self.have.get(id)].into_iter().flatten()
    }

    /// Whether the object hangs on a table or view that one side lacks.
    fn comes_with_absent(&self, id: &ObjectId) -> bool {
        let is_absent = |id: &ObjectId| self.objects(id).count() == 1;
        is_absent(id) && self.objects(id).any(|object| self.holders(object).iter().any(is_absent))
    }

    fn is_derived(&self, id: &ObjectId) -> bool {
        self.objects(id).all(Object::is_derived)
    }

    /// The tables whose differences could explain one of this object: its own and those above it.
    fn owners(&self, id: &ObjectId) -> BTreeSet<ObjectId> {
        let mut found = BTreeSet::new();
        let mut stack = vec![id.clone()];
        while let Some(next) = stack.pop() {
            for object in self.objects(&next) {
                let parents = object.needs.iter().filter(|_| next.kind == Kind::Table);
                let above = self.holders(object).into_iter().chain(parents.cloned());
                stack.extend(above.filter(|id| id.kind == Kind::Table && found.insert(id.clone())));
            }
        }
        if id.kind == Kind::Table {
            found.insert(id.clone());
        }
        found
    }

    /// The relations an object hangs on: it cannot be there without them.
    fn holders(&self, object: &Object) -> Vec<ObjectId> {
        let is_relation = |id: &&ObjectId| matches!(id.kind, Kind::Table | Kind::View);
        match &object.facts {
            Facts::Sequence(sequence) if sequence.identity => {
                object.needs.iter().filter_map(ObjectId::parent_table).collect()
            }
            Facts::Index(_) | Facts::Statistics(_) => object.needs.iter().filter(is_relation).cloned().collect(),
            _ => object.id.parent_table().into_iter().map(|id| self.table_or_view(id)).collect(),
        }
    }

    /// Triggers and rules hang on views too, and their identity does not tell.
    fn table_or_view(&self, id: ObjectId) -> ObjectId {
        let is_table = self.objects(&id).next().is_some();
        if is_table { id } else { ObjectId { kind: Kind::View, ..id } }
    }

    fn differences(&self, id: &ObjectId) -> Vec<DifferingPart> {
        match (self.want.get(id), self.have.get(id)) {
            (Some(want), Some(have)) => {
                let changes = part_changes(have, want).into_iter();
                let difference = |change: super::PartChange| DifferingPart {
                    object: id.clone(),
                    words: format!("{id}: {}", change.in_words()),
                    part: change.part,
                    want: change.want,
                    have: change.have,
                };
                changes.map(difference).collect()
            }
            (Some(want), None) => vec![DifferingPart {
                object: id.clone(),
                part: PRESENCE.to_owned(),
                want: Some(definition(want, self.want)),
                have: None,
                words: format!("{id} is missing"),
            }],
            (None, Some(have)) => vec![DifferingPart {
                object: id.clone(),
                part: PRESENCE.to_owned(),
                want: None,
                have: Some(definition(have, self.have)),
                words: format!("{id} is not declared"),
            }],
            (None, None) => Vec::new(),
        }
    }
}

fn definition(object: &Object, catalog: &Catalog) -> Value {
    Value::String(create(object, catalog).join(";\n"))
}
