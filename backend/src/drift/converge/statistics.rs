//! Extended statistics.

use crate::catalog::{Object, Statistics, create, render_drop};
use crate::sql::qualified;

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE};

/// Another definition means other statistics, which the next ANALYZE gathers.
pub(super) fn steps(sides: Sides<'_>, want: &Object, to: &Statistics, parts: &[&str]) -> Vec<Step> {
    if parts.contains(&"definition") {
        let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
        let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
        return vec![Step::new(want, &parts, Nature::Replace, sql)];
    }
    if !parts.contains(&"target") {
        return Vec::new();
    }
    let name = qualified(&want.id.schema, &want.id.name);
    let sql = format!("alter statistics {name} set statistics {}", to.target.unwrap_or(-1));
    vec![Step::new(want, &["target"], Nature::Replace, vec![sql])]
}
