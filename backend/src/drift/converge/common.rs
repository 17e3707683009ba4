//! Parts every kind has: owner, comment, privileges.

use crate::catalog::{Object, grant, owner_change, render_comment, revoke};

use super::super::change::PartChange;
use super::super::hazard::Nature;
use super::Step;

/// Steps for owner, comment and privileges. Revokes come first, so that a changed grant option is granted last.
pub(super) fn steps(want: &Object, changes: &[PartChange]) -> Vec<Step> {
    let mut takes = Vec::new();
    let mut rest = Vec::new();
    for change in changes {
        let parts = [change.part.as_str()];
        if let Some(item) = change.part.strip_prefix("grant ") {
            if change.want.is_none() {
                takes.push(Step::new(want, &parts, Nature::Replace, vec![revoke(want, item)]));
            } else {
                rest.push(Step::new(want, &parts, Nature::Additive, vec![grant(want, item)]));
            }
        } else if change.part == "comment" {
            let nature = if change.have.is_none() { Nature::Additive } else { Nature::Replace };
            rest.push(Step::new(want, &parts, nature, vec![render_comment(want, want.comment.as_deref())]));
        } else if change.part == "owner"
            && let Some(owner) = &want.owner
        {
            rest.push(Step::new(want, &parts, Nature::Replace, vec![owner_change(want, owner)]));
        }
    }
    takes.into_iter().chain(rest).collect()
}
