//! Policies.

use crate::catalog::{Object, create, render_drop};

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE};

/// Dropped and created in one transaction: no statement of another session sees the table without it.
pub(super) fn steps(sides: Sides<'_>, want: &Object, parts: &[&str]) -> Vec<Step> {
    if parts.iter().all(|part| *part == "comment") {
        return Vec::new();
    }
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
    vec![Step::new(want, &parts, Nature::Replace, sql)]
}
