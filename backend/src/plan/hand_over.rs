//! Names that pass from one object to another: what leaves has to be gone before what takes its name is made.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use crate::catalog::{Kind, Object, ObjectId};

/// Leaving objects that go before anything new is made: those whose name a new one takes, and what leaves with them because
/// it needs them.
pub(super) fn making_room(inputs: &Inputs<'_>, leaving: &BTreeSet<ObjectId>) -> BTreeSet<ObjectId> {
    let handing: Vec<&ObjectId> = leaving.iter().filter(|id| heirs(inputs, id).next().is_some()).collect();
    let users = handing.iter().flat_map(|id| inputs.have.dependents(id));
    let with_tables = users.flat_map(|user| [Some(user.id.clone()), user.table()]).flatten();
    let users: BTreeSet<ObjectId> = with_tables.filter(|id| leaving.contains(id)).collect();
    handing.into_iter().cloned().chain(users).collect()
}

/// New declared objects that take the name of a live one.
pub(super) fn heirs<'a>(inputs: &'a Inputs<'_>, id: &ObjectId) -> impl Iterator<Item = &'a ObjectId> {
    let have = inputs.have.get(id).filter(|have| can_make_room(inputs, have));
    let new = inputs.want.objects.values().filter(|want| inputs.have.get(&want.id).is_none());
    let takes = move |want: &&Object| have.is_some_and(|have| share_a_name(have, want));
    new.filter(takes).map(|want| &want.id)
}

/// Whether a leaving object has the name that a new one needs.
pub(super) fn gets_room(inputs: &Inputs<'_>, leaving: &BTreeSet<ObjectId>, want: &Object) -> bool {
    let live = leaving.iter().filter_map(|id| inputs.have.get(id));
    live.into_iter().any(|have| share_a_name(have, want) && can_make_room(inputs, have))
}

fn share_a_name(have: &Object, want: &Object) -> bool {
    let same = have.id.schema == want.id.schema && have.id.name == want.id.name;
    same && have.facts.name_spaces().iter().any(|space| want.facts.name_spaces().contains(space))
}

/// A type whose values are stored stays until its columns have another one.
fn can_make_room(inputs: &Inputs<'_>, have: &Object) -> bool {
    let is_type = matches!(have.id.kind, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType);
    !is_type || inputs.have.dependents(&have.id).is_empty()
}
