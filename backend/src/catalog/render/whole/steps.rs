//! The steps of each object.

use super::shape::Shape;
use super::step::{Part, Step, StepKey};
use super::{acl, domain, public, relations, table};
use crate::catalog::model::{DEPLOYER, Facts, Kind, Object};
use crate::catalog::render::create::definition;
use crate::catalog::render::reference::{comment, owner_change};

/// All steps of a catalog, in no order.
pub(super) fn all_steps(shape: &Shape<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = shape.catalog.objects.values().flat_map(|object| steps_of(shape, object)).collect();
    if shape.catalog.get(&public::id()).is_none() {
        steps.push(public::drop());
    }
    domain::before_tables(shape, &mut steps);
    steps
}

fn steps_of(shape: &Shape<'_>, object: &Object) -> Vec<Step> {
    let mut steps = match &object.facts {
        Facts::Schema(_) if object.id == public::id() => return vec![public::step(object, shape.catalog)],
        Facts::DefaultPrivileges(_) => {
            let sql = acl::changes(object, &acl::role_defaults(object, shape.catalog));
            return vec![Step::new(&object.id, Part::Whole, sql).after(shape.needs_of(object))];
        }
        // A column comes with its table, and an identity column's sequence with it.
        Facts::Column(_) => return Vec::new(),
        Facts::Sequence(sequence) if sequence.identity => return Vec::new(),
        Facts::Table(facts) => table::steps(shape, object, facts),
        Facts::Constraint(constraint) => relations::constraint(shape, object, constraint),
        Facts::Index(index) => relations::index(shape, object, index),
        Facts::Sequence(sequence) => relations::sequence(shape, object, sequence),
        Facts::View(view) => relations::view(shape, object, view),
        Facts::Domain(domain) => domain::steps(shape, object, domain),
        _ => {
            let sql = definition(object, shape.catalog);
            vec![Step::new(&object.id, Part::Whole, sql).after(shape.needs_of(object))]
        }
    };
    if let Some(whole) = steps.iter_mut().find(|step| step.key == StepKey::whole(&object.id)) {
        whole.sql.extend(annotations(shape, object));
    }
    steps
}

/// Owner, comment and privileges, as every kind has them; a table has its owner already.
fn annotations(shape: &Shape<'_>, object: &Object) -> Vec<String> {
    let owner = new_owner(object).filter(|_| object.id.kind != Kind::Table);
    let comment = object.comment.as_ref().map(|text| comment(object, Some(text)));
    let privileges = acl::changes(object, &acl::defaults(object, shape.catalog));
    owner.into_iter().chain(comment).chain(privileges).collect()
}

/// `ALTER … OWNER TO …`, where the deployer is not the owner.
pub(super) fn new_owner(object: &Object) -> Option<String> {
    object.owner.as_deref().filter(|owner| *owner != DEPLOYER).map(|owner| owner_change(object, owner))
}
