//! Parts every kind has: owner, comment, privileges.

use crate::catalog::{Object, grant, owner_change, render_comment, revoke};

use super::super::change::PartChange;
use super::super::hazard::Nature;
use super::Step;

/// Steps for owner, comment and privileges. Revokes come first, so that a changed grant option is granted last.
pub(super) fn steps(want: &Object, changes: &[PartChange]) -> Vec<Step> {
    let owner = changes.iter().find(|change| change.part == "owner");
    let mut takes = Vec::new();
    let mut rest = Vec::new();
    for change in changes {
        let parts = [change.part.as_str()];
        if let Some(item) = change.part.strip_prefix("grant ") {
            if owner.is_some_and(|owner| goes_with_owner(owner, item)) {
                rest.push(Step::new(want, &parts, Nature::Replace, Vec::new()));
            } else if change.want.is_none() {
                takes.push(Step::new(want, &parts, Nature::Replace, vec![revoke(want, item)]));
            } else {
                rest.push(Step::new(want, &parts, Nature::Additive, vec![grant(want, item)]));
            }
        } else if change.part == "comment" {
            let nature = if change.have.is_none() { Nature::Additive } else { Nature::Replace };
            rest.push(Step::new(want, &parts, nature, vec![render_comment(want, want.comment.as_deref())]));
        }
    }
    let owner = owner.and(want.owner.as_deref()).map(|owner| change_owner(want, owner));
    owner.into_iter().chain(takes).chain(rest).collect()
}

/// The new owner takes over what the old one held; what that one shall hold still is granted to it again.
fn change_owner(want: &Object, owner: &str) -> Step {
    let others = want.acl.iter().filter(|item| holder(item) != owner);
    let sql = [owner_change(want, owner)].into_iter().chain(others.map(|item| grant(want, item))).collect();
    Step::new(want, &["owner"], Nature::Replace, sql)
}

fn goes_with_owner(owner: &PartChange, item: &str) -> bool {
    [&owner.have, &owner.want].into_iter().flatten().any(|role| role.as_str() == Some(holder(item)))
}

fn holder(item: &str) -> &str {
    item.split_once(' ').map_or("", |(_, role)| role)
}
