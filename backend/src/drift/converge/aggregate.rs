//! Aggregates.

use crate::catalog::{Aggregate, Kind, Object, create, render_drop};

use super::super::hazard::Nature;
use super::rebuild::{Rebuilt, WHOLE, around};
use super::{Sides, Step};

pub(super) fn steps(
    sides: Sides<'_>,
    (have, want): (&Object, &Object),
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
    let sql = [vec![render_drop(have)], create(want, sides.want)].concat();
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    vec![match around(sides, &want.id, &[Kind::View, Kind::Rule, Kind::Function], sql) {
        Rebuilt::Sql(sql) => Step::new(want, &parts, Nature::Replace, sql),
        Rebuilt::Blocked(why) => Step::new(want, &parts, Nature::Unsupported(why), Vec::new()),
    }]
}
