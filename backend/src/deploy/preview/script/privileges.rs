//! Default privileges of the target apply to new objects, also where the files declare them only later.
//!
//! Where the files began with the same default privileges on the private server, they lead to the same here.

use std::collections::BTreeSet;

use super::write::Material;
use crate::catalog::{Catalog, DEPLOYER, Facts, Kind, Object, ObjectId};
use crate::drift::{Sides, part_changes, steps_for};
use crate::plan::{Outcome, Segment};

/// Revokes and grants that give the new objects finished in a segment exactly the privileges they are declared with.
pub(super) fn settle(material: &Material<'_>, segment: &Segment) -> Vec<String> {
    let decided = material.decided;
    let here: BTreeSet<usize> =
        segment.statements.iter().filter_map(|at| material.plan.statements[*at].index).collect();
    let new = material.plan.objects.values().filter(|decision| decision.outcome == Outcome::Create);
    let finished = new.filter(|decision| {
        decided.elaboration.attribution.last_concern(&decision.id).is_some_and(|index| here.contains(&index))
    });
    let wanted = finished.filter_map(|decision| decided.elaboration.declared.get(&decision.id));
    wanted.flat_map(|want| settled(material, want)).collect()
}

fn settled(material: &Material<'_>, want: &Object) -> Vec<String> {
    let decided = material.decided;
    let given = given_by_default(&decided.have, want);
    if given == given_by_default(&decided.elaboration.initial, want) {
        return Vec::new();
    }
    // What is taken from a table is taken from its columns, too.
    let is_column =
        |other: &&Object| other.id.kind == Kind::Column && other.id.parent_table().as_ref() == Some(&want.id);
    let columns = decided.elaboration.declared.objects.values().filter(is_column);
    let columns = columns.map(|column| (Object { acl: BTreeSet::new(), ..column.clone() }, column));
    let whole = (Object { acl: given, ..want.clone() }, want);
    let leaving = BTreeSet::new();
    let sides = Sides { have: &decided.have, want: &decided.elaboration.full, leaving: &leaving };
    let steps = std::iter::once(whole).chain(columns).flat_map(|(made, want)| {
        let mut changes = part_changes(&made, want);
        changes.retain(|change| change.part.starts_with("grant "));
        steps_for(sides, &made, want, &changes)
    });
    steps.flat_map(|step| step.sql).collect()
}

/// What the default privileges of a database give an object that is made now.
fn given_by_default(catalog: &Catalog, want: &Object) -> BTreeSet<String> {
    let Some(name) = object_type(want) else { return BTreeSet::new() };
    let defaults = ["", want.id.schema.as_str()].into_iter().map(|schema| ObjectId {
        kind: Kind::DefaultPrivileges,
        schema: schema.to_owned(),
        relation: DEPLOYER.to_owned(),
        name: name.to_owned(),
    });
    let found = defaults.filter_map(|id| catalog.get(&id));
    found.flat_map(|object| object.acl.iter().cloned()).collect()
}

/// The word for objects of this kind in default privileges.
fn object_type(want: &Object) -> Option<&'static str> {
    match (&want.facts, want.id.kind) {
        (Facts::Table(_) | Facts::View(_), _) => Some("tables"),
        (Facts::Sequence(_), _) => Some("sequences"),
        (Facts::Function(_) | Facts::Aggregate(_), _) => Some("functions"),
        (_, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType) => Some("types"),
        (Facts::Schema(_), _) => Some("schemas"),
        _ => None,
    }
}
