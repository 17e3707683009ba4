//! What a deployed phase leaves for later decisions.

use std::collections::BTreeSet;

use super::Applier;
use super::proof::Ready;
use crate::catalog::{Catalog, Facts, Object, ObjectId};
use crate::deploy::decided::Decided;
use crate::deploy::journal::BaseChange;
use crate::plan::{Base, BaseObject, Outcome, Segment};

impl<'a> Applier<'a> {
    /// Whether an object that is not what is declared yet may be none of what it was: a new one, and an enum, whose labels come
    /// one by one. Of all others a part that is not declared yet is as it was.
    pub(super) fn is_begun(&self, want: &Object) -> bool {
        let is_new = self.plan.objects.get(&want.id).is_some_and(|decision| decision.outcome == Outcome::Create);
        is_new || matches!(want.facts, Facts::Enum(_))
    }

    /// What a segment leaves that does not end its phase: a deployment that stops behind it has left that.
    pub(super) fn left_by(&self, segment: &Segment, ready: &Ready<'a>, live: &Catalog) -> Vec<BaseChange> {
        if !segment.ends.is_empty() {
            return Vec::new();
        }
        let begun = ready.begun.iter().filter_map(|want| live.get(&want.id));
        let there = ready.objects.iter().copied().chain(begun);
        let there = there.filter_map(|object| self.entry(object));
        let is_gone = |id: &&ObjectId| self.plan.objects.get(*id).is_some_and(|decision| decision.is_gone);
        let gone = segment.statements.iter().flat_map(|at| &self.plan.statements[*at].touches).filter(is_gone);
        let gone = gone.filter_map(|id| self.base.objects.get(id));
        let gone = gone.map(|entry| BaseChange { entry: entry.clone(), is_gone: true });
        there.chain(gone).collect()
    }

    fn entry(&self, object: &Object) -> Option<BaseChange> {
        let phase = self.decided.inputs().phase_of(&object.id)?;
        let phase = self.decided.phase_names.get(phase)?.clone();
        Some(BaseChange { entry: BaseObject { phase, object: object.clone() }, is_gone: false })
    }
}

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
