//! Functions and procedures.

use crate::catalog::{Function, Kind, Object, create, render_drop};

use super::super::hazard::Nature;
use super::rebuild::{Rebuilt, WHOLE, around};
use super::{Sides, Step};

pub(super) fn steps(
    sides: Sides<'_>,
    (have, want): (&Object, &Object),
    (from, to): (&Function, &Function),
    parts: &[&str],
) -> Vec<Step> {
    if !parts.contains(&"definition") && !parts.contains(&"routine") {
        return Vec::new();
    }
    if from.returns == to.returns && from.arguments == to.arguments && from.routine == to.routine {
        let sql = vec![to.definition.trim_end().to_owned()];
        return vec![Step::new(want, &["definition"], Nature::Replace, sql)];
    }
    // CREATE OR REPLACE cannot change a result type, argument names or take defaults away.
    let sql = [vec![render_drop(have)], create(want, sides.want)].concat();
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let kinds = [Kind::View, Kind::Policy, Kind::Trigger, Kind::Index, Kind::Constraint, Kind::Function];
    vec![match around(sides, &want.id, &kinds, sql) {
        Rebuilt::Sql(sql) => Step::new(want, &parts, Nature::Replace, sql),
        Rebuilt::Blocked(why) => Step::new(want, &parts, Nature::Unsupported(why), Vec::new()),
    }]
}
