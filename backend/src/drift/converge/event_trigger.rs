//! Event triggers.

use crate::catalog::{EventTrigger, Object, create, render_drop};
use crate::sql::ident;

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE, firing};

/// Dropped and created in one transaction, unless it is only switched on or off.
pub(super) fn steps(sides: Sides<'_>, want: &Object, to: &EventTrigger, parts: &[&str]) -> Vec<Step> {
    if parts.iter().any(|part| ["event", "tags", "function"].contains(part)) {
        let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
        let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
        return vec![Step::new(want, &parts, Nature::Replace, sql)];
    }
    if !parts.contains(&"enabled") {
        return Vec::new();
    }
    let sql = format!("alter event trigger {} {}", ident(&want.id.name), firing(&to.enabled));
    vec![Step::new(want, &["enabled"], Nature::Replace, vec![sql])]
}
