//! Rewrite rules.

use crate::catalog::{Object, Rule, replace_rule};
use crate::sql::{ident, qualified};

use super::super::hazard::Nature;
use super::{Step, firing};

pub(super) fn steps(want: &Object, to: &Rule, parts: &[&str]) -> Vec<Step> {
    let mut steps = Vec::new();
    if parts.contains(&"definition") {
        steps.push(Step::new(want, &["definition"], Nature::Replace, vec![replace_rule(to)]));
    }
    if parts.contains(&"enabled") {
        let table = qualified(&want.id.schema, &want.id.relation);
        let sql = format!("alter table {table} {} rule {}", firing(&to.enabled), ident(&want.id.name));
        steps.push(Step::new(want, &["enabled"], Nature::Replace, vec![sql]));
    }
    steps
}
