//! What it costs to take away what stands in the way, and to make it again.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};

use super::Step;
use super::displace::Act;
use crate::drift::hazard::{Hazard, Nature};

/// Hazards of a step beside its own. Where rows are written again, their indexes and constraints are no news.
pub(super) fn of(have: &Catalog, step: &Step) -> BTreeSet<Hazard> {
    let others = step.displaced.iter().filter(|(id, _)| **id != step.object);
    let found = others.filter_map(|(id, act)| hazard(have, step, id, *act));
    let found: BTreeSet<Hazard> = found.collect();
    let rewrites = |hazard: Hazard| matches!(hazard, Hazard::RewritesTable | Hazard::DeletesData);
    match &step.nature {
        Nature::Unsupported(_) => BTreeSet::new(),
        Nature::Hazard(own) if rewrites(*own) => BTreeSet::new(),
        _ if found.contains(&Hazard::RewritesTable) => BTreeSet::from([Hazard::RewritesTable]),
        _ => found,
    }
}

fn hazard(have: &Catalog, step: &Step, id: &ObjectId, act: Act) -> Option<Hazard> {
    let object = have.get(id)?;
    match (act, &object.facts) {
        (Act::Retype | Act::AsText, _) => Some(Hazard::RewritesTable),
        (Act::Loosen, Facts::Domain(domain)) => {
            let is_stored = have.dependents(id).iter().any(|user| user.id.kind == Kind::Column);
            (is_stored && !domain.constraints.is_empty()).then_some(Hazard::ValidatesRows)
        }
        (Act::Drop, Facts::Column(_)) => Some(Hazard::RewritesTable),
        (Act::Drop, Facts::View(view)) => view.materialized.then_some(Hazard::RewritesTable),
        (Act::Drop, Facts::Constraint(constraint)) if constraint.has_index() => Some(Hazard::RebuildsIndex),
        (Act::Drop, Facts::Constraint(constraint)) => constraint.validated.then_some(Hazard::ValidatesRows),
        (Act::Drop, Facts::Index(_)) => (!goes_with_relation(step, object)).then_some(Hazard::RebuildsIndex),
        _ => None,
    }
}

/// Indexes of a materialized view that is made again.
fn goes_with_relation(step: &Step, index: &Object) -> bool {
    index.needs.iter().any(|id| id.kind == Kind::View && step.displaced.contains_key(id))
}
