//! Tables in publications.

use crate::catalog::{Object, create, render_drop};

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE};

/// Taken out and added in one transaction: `SET TABLE` would take the place of all the others too.
pub(super) fn steps(sides: Sides<'_>, want: &Object, parts: &[&str]) -> Vec<Step> {
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
    vec![Step::new(want, &parts, Nature::Replace, sql)]
}
