//! Domains whose constraints use functions over the domain itself.

use std::collections::BTreeMap;

use super::shape::Shape;
use super::step::{Part, Step, StepKey};
use crate::catalog::model::{Domain, Facts, Object};
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
