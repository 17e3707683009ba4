//! Domains whose constraints use functions over the domain itself.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::Shape;
use super::step::{Part, Step, StepKey};
use crate::catalog::model::{Domain, Facts, Kind, Object};
use crate::catalog::render::create::definition;
use crate::catalog::render::data_type::{add_domain_constraint, domain_constraint_comment};

/// The domain, and what of it has to wait.
pub(super) fn steps(shape: &Shape<'_>, object: &Object, domain: &Domain) -> Vec<Step> {
    let late = |key: &StepKey| shape.needs(&key.object, &object.id);
    let (after, before): (Vec<StepKey>, Vec<StepKey>) = shape.needs_of(object).into_iter().partition(late);
    if after.is_empty() {
        let sql = definition(object, shape.catalog);
        return vec![Step::new(&object.id, Part::Whole, sql).after(before)];
    }
    let bare = Domain { constraints: BTreeMap::new(), ..domain.clone() };
    let bare = Object { facts: Facts::Domain(bare), ..object.clone() };
    let constraints = domain.constraints.iter().flat_map(|(name, constraint)| {
        let comment = constraint.comment.as_ref().map(|text| domain_constraint_comment(object, name, Some(text)));
        [Some(add_domain_constraint(object, name, constraint)), comment].into_iter().flatten()
    });
    let tie = Step::new(&object.id, Part::Constraints, constraints.collect()).after(after);
    let whole = Step::new(&object.id, Part::Whole, definition(&bare, shape.catalog)).after(before);
    vec![whole, tie.after([StepKey::whole(&object.id)])]
}

/// A check cannot be added to a domain that a column holds inside another type, so tables wait for the checks they can
/// wait for.
pub(super) fn before_tables(shape: &Shape<'_>, steps: &mut [Step]) {
    let checks: Vec<(StepKey, BTreeSet<StepKey>)> = steps
        .iter()
        .filter(|step| step.key.part == Part::Constraints)
        .map(|step| (step.key.clone(), step.needs.clone()))
        .collect();
    let tables = steps.iter_mut().filter(|step| step.key.object.kind == Kind::Table && step.key.part == Part::Whole);
    for step in tables {
        let table = step.key.object.clone();
        let can_wait = |needs: &BTreeSet<StepKey>| !needs.iter().any(|need| shape.needs(&need.object, &table));
        let waits = checks.iter().filter(|(key, needs)| shape.needs(&table, &key.object) && can_wait(needs));
        step.needs.extend(waits.map(|(key, _)| key.clone()));
    }
}
