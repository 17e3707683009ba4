//! An elaboration as bytes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::spec::{Elaboration, Repeated};
use crate::catalog::{Catalog, Object, ObjectId, Unmodelled};
use crate::heal::Detour;
use crate::plan::Attribution;

#[derive(Serialize, Deserialize)]
struct Kept {
    full: KeptCatalog,
    initial: KeptCatalog,
    /// Objects of the full catalog.
    declared: BTreeSet<ObjectId>,
    unmodelled: BTreeSet<Unmodelled>,
    attribution: Attribution,
    repeated: Vec<Repeated>,
    lacking: Vec<(String, usize)>,
    unproved: Vec<(usize, String)>,
    order: Vec<usize>,
    detours: Vec<Detour>,
    cut_names: Vec<(usize, String)>,
}

/// A catalog with what objects need, which is no part of their own form.
#[derive(Serialize, Deserialize)]
struct KeptCatalog {
    objects: Vec<(Object, BTreeSet<ObjectId>)>,
    unmodelled: BTreeSet<Unmodelled>,
    names: Vec<(String, String, String, String)>,
}

pub(super) fn to_bytes(elaboration: &Elaboration) -> Option<Vec<u8>> {
    let kept = Kept {
        full: keep(&elaboration.full),
        initial: keep(&elaboration.initial),
        declared: elaboration.declared.objects.keys().cloned().collect(),
        unmodelled: elaboration.declared.unmodelled.clone(),
        attribution: elaboration.attribution.clone(),
        repeated: elaboration.repeated.clone(),
        lacking: elaboration.lacking.clone(),
        unproved: elaboration.unproved.clone(),
        order: elaboration.order.clone(),
        detours: elaboration.detours.clone(),
        cut_names: elaboration.cut_names.clone(),
    };
    serde_json::to_vec(&kept).ok()
}

pub(super) fn from_bytes(bytes: &[u8]) -> Option<Elaboration> {
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    let full = give_back(kept.full)?;
    let declared: Option<BTreeMap<ObjectId, Object>> =
        kept.declared.into_iter().map(|id| full.get(&id).cloned().map(|object| (id, object))).collect();
    let names = full.names.clone();
    Some(Elaboration {
        declared: Catalog { objects: declared?, unmodelled: kept.unmodelled, names, ..Catalog::default() },
        full,
        initial: give_back(kept.initial)?,
        attribution: kept.attribution,
        repeated: kept.repeated,
        lacking: kept.lacking,
        unproved: kept.unproved,
        order: kept.order,
        detours: kept.detours,
        cut_names: kept.cut_names,
        from_cache: true,
        checkpoints: Vec::new(),
    })
}

fn keep(catalog: &Catalog) -> KeptCatalog {
    let names = catalog.names.iter();
    KeptCatalog {
        objects: catalog.objects.values().map(|object| (object.clone(), object.needs.clone())).collect(),
        unmodelled: catalog.unmodelled.clone(),
        names: names
            .map(|((space, schema, name), kind)| ((*space).to_owned(), schema.clone(), name.clone(), kind.clone()))
            .collect(),
    }
}

fn give_back(kept: KeptCatalog) -> Option<Catalog> {
    let objects = kept.objects.into_iter().map(|(object, needs)| (object.id.clone(), Object { needs, ..object }));
    let name = |(space, schema, name, kind): (String, String, String, String)| {
        let space = ["relation", "type", "routine"].into_iter().find(|known| *known == space)?;
        Some(((space, schema, name), kind))
    };
    Some(Catalog {
        objects: objects.collect(),
        unmodelled: kept.unmodelled,
        names: kept.names.into_iter().map(name).collect::<Option<_>>()?,
        ..Catalog::default()
    })
}
