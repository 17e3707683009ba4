//! Triggers.

use crate::catalog::{Object, Trigger, create, render_drop};
use crate::sql::{ident, qualified};

use super::super::hazard::Nature;
use super::{Sides, Step, WHOLE, firing};

/// Dropped and created in one transaction: no row is written without the trigger.
pub(super) fn steps(sides: Sides<'_>, want: &Object, to: &Trigger, parts: &[&str]) -> Vec<Step> {
    if parts.iter().any(|part| ["definition", "is_constraint"].contains(part)) {
        let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
        let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
        return vec![Step::new(want, &parts, Nature::Replace, sql)];
    }
    if !parts.contains(&"enabled") {
        return Vec::new();
    }
    let word = firing(&to.enabled);
    let table = qualified(&want.id.schema, &want.id.relation);
    let sql = format!("alter table {table} {word} trigger {}", ident(&want.id.name));
    vec![Step::new(want, &["enabled"], Nature::Replace, vec![sql])]
}
