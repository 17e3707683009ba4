//! What a deployed phase leaves for later decisions.

use std::collections::BTreeSet;

use crate::catalog::ObjectId;
use crate::deploy::decided::Decided;
use crate::plan::{Base, BaseObject};

/// The base once a phase is deployed: what it declared before makes room for what it declares now.
pub(super) fn base_after(decided: &Decided, mut base: Base, phase: usize) -> Base {
    let Some(name) = decided.phase_names.get(phase) else { return base };
    let declared = declared_by(decided, phase);
    base.objects.retain(|id, entry| &entry.phase != name && !declared.contains(id));
    for id in declared {
        if let Some(object) = decided.elaboration.declared.get(id) {
            base.objects.insert(id.clone(), BaseObject { phase: name.clone(), object: object.clone() });
        }
    }
    base
}

/// What a phase declares.
pub(in crate::deploy) fn declared_by(decided: &Decided, phase: usize) -> BTreeSet<&ObjectId> {
    let inputs = decided.inputs();
    decided.elaboration.declared.objects.keys().filter(|id| inputs.phase_of(id) == Some(phase)).collect()
}
