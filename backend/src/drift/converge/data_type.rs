//! Types that have no way to change in place: made again, and what is stored of them moves to the new one.

use crate::catalog::{Facts, Object};

use super::super::hazard::{Hazard, Nature};
use super::displace::Act;
use super::{Sides, Step};

/// Makes the whole type again.
pub(super) fn remade(sides: Sides<'_>, want: &Object, parts: &[&str]) -> Step {
    let step = Step::whole(sides, want, parts, Nature::Replace);
    let moved: Vec<_> =
        step.displaced.iter().filter(|(_, act)| matches!(act, Act::Retype | Act::AsText)).map(|(id, _)| id).collect();
    let nested = moved.iter().filter_map(|id| sides.have.get(id)).find(|column| is_array(column));
    if let (Facts::CompositeType(from), Facts::CompositeType(to)) =
        (&sides.have.get(&want.id).unwrap_or(want).facts, &want.facts)
        && let Some(column) = nested
        && !super::cast::same_fields(from, to)
    {
        let why = format!("{} stores arrays of it, whose fields cannot be told apart", column.id);
        return Step::new(want, parts, Nature::Unsupported(why), Vec::new());
    }
    match moved.is_empty() || matches!(step.nature, Nature::Unsupported(_)) {
        true => step,
        false => Step { nature: Nature::Hazard(Hazard::RewritesTable), ..step },
    }
}

fn is_array(column: &Object) -> bool {
    matches!(&column.facts, Facts::Column(column) if column.data_type.ends_with("[]"))
}
