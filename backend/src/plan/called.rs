//! Indexes and constraints that were given another name behind our back.

use super::inputs::Inputs;
use super::unnamed::nameless;
use crate::catalog::{Facts, Kind, Object};

/// The object that says the same, on the same table, under a name that no file and no deployment ever gave it. To give it
/// its name back keeps its index and looks at no row.
pub(super) fn called_otherwise<'a>(inputs: &'a Inputs<'_>, want: &Object) -> Option<&'a Object> {
    if !matches!(want.id.kind, Kind::Index | Kind::Constraint) || want.is_derived() {
        return None;
    }
    let is_like = |live: &&Object| {
        is_foreign(inputs, live, want) && live.comment == want.comment && nameless(live) == nameless(want)
    };
    inputs.have.objects.values().find(is_like)
}

/// Another primary key of the table, which no file names: there cannot be two.
pub(super) fn other_primary_key<'a>(inputs: &'a Inputs<'_>, want: &Object) -> Option<&'a Object> {
    let is_key = |object: &Object| matches!(&object.facts, Facts::Constraint(facts) if facts.constraint_type == "p");
    let is_other = |live: &&Object| is_key(live) && is_foreign(inputs, live, want);
    inputs.have.objects.values().find(is_other).filter(|_| is_key(want))
}

fn is_foreign(inputs: &Inputs<'_>, live: &Object, want: &Object) -> bool {
    live.id.kind == want.id.kind
        && live.table() == want.table()
        && live.id != want.id
        && inputs.want.get(&live.id).is_none()
        && inputs.base.get(&live.id).is_none()
        && !inputs.may_be_declared(&live.id)
}
