//! Functions and procedures.

use crate::catalog::{Function, Object};

use super::super::hazard::Nature;
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Function, &Function), parts: &[&str]) -> Vec<Step> {
    if !parts.contains(&"definition") && !parts.contains(&"routine") {
        return Vec::new();
    }
    if from.returns == to.returns && from.arguments == to.arguments && from.routine == to.routine {
        let sql = vec![to.definition.trim_end().to_owned()];
        return vec![Step::new(want, &["definition"], Nature::Replace, sql)];
    }
    // CREATE OR REPLACE cannot change a result type, argument names or take defaults away.
    vec![Step::whole(sides, want, parts, Nature::Replace)]
}
