//! Aggregates.

use crate::catalog::{Aggregate, Object, create};

use super::super::hazard::Nature;
use super::{Sides, Step};

pub(super) fn steps(
    sides: Sides<'_>,
    want: &Object,
    (from, to): (&Aggregate, &Aggregate),
    parts: &[&str],
) -> Vec<Step> {
    let own: Vec<&str> = super::own_parts(parts).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let in_place =
        from.result == to.result && from.signature == to.signature && from.aggregate_kind == to.aggregate_kind;
    if in_place {
        let definition = create(want, sides.want).into_iter().take(1).collect();
        return vec![Step::new(want, &own, Nature::Replace, definition)];
    }
    // CREATE OR REPLACE cannot change a result type, argument names or the kind.
    vec![Step::whole(sides, want, parts, Nature::Replace)]
}
