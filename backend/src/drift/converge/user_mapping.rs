//! User mappings.

use crate::catalog::{Object, UserMapping, reference};

use super::super::hazard::Nature;
use super::Step;
use super::foreign_server::changed_options;

pub(super) fn steps(want: &Object, (from, to): (&UserMapping, &UserMapping), parts: &[&str]) -> Vec<Step> {
    let mut steps = Vec::new();
    if parts.contains(&"options") {
        let sql = vec![format!("alter {} {}", reference(want), changed_options(&from.options, &to.options))];
        steps.push(Step::new(want, &["options"], Nature::Replace, sql));
    }
    if parts.contains(&"secrets") {
        let why = "its secrets are never read, so only a person can write them".to_owned();
        steps.push(Step::new(want, &["secrets"], Nature::Unsupported(why), Vec::new()));
    }
    steps
}
