//! What mends an issue: the way to begin, or what was done.

use leptos::prelude::*;
use wrench_wire::{IssueDetail, IssueStatus, IssueSummary, OccurrenceView, PlanAction, ProposalView, RepairView};

use super::fix::deployed;
use super::proposal::proposals;
use crate::components::icon::{Icon, draw};
use crate::components::section::section;
use crate::dom::{Element, el};
use crate::state::{Asked, Fix};
use crate::text::{duration, micros};

/// The button that the keyboard comes back to.
pub(super) const PROPOSE: &str = "fix-propose";

/// What is known of mending it.
#[derive(Clone, PartialEq)]
pub(super) struct Mend {
    issue: i64,
    status: IssueStatus,
    recovery_s: Option<f64>,
    repair: Option<RepairView>,
    proposals: Vec<ProposalView>,
    asked: Asked,
}

impl Mend {
    /// Of this issue.
    pub(super) fn of(detail: &IssueDetail) -> Self {
        let IssueSummary { id, status, recovery_s, .. } = detail.summary;
        let is_read = |seen: &OccurrenceView| {
            seen.request.as_ref().map(|request| matches!(request.method.as_str(), "GET" | "HEAD"))
        };
        let asked = Asked {
            events: detail.occurrences.iter().map(|seen| seen.id.clone()).collect(),
            is_read: detail.occurrences.iter().find_map(is_read).unwrap_or_default(),
        };
        let (repair, proposals) = (detail.repair.clone(), detail.proposals.clone());
        Self { issue: id, status, recovery_s, repair, proposals, asked }
    }
}

/// The proposals with the way to begin; for what was mended, how, and the way back.
pub(super) fn mend(mend: Mend) -> Vec<Element> {
    let Mend { issue, status, recovery_s, repair, proposals: proposed, asked } = mend;
    let begin = move |words: &'static str, class: &'static str, action| {
        let (fix, asked) = (expect_context::<Fix>(), asked.clone());
        el("button", class)
            .attr("type", "button")
            .attr("id", PROPOSE)
            .on("click", move |_| fix.propose(issue, action, asked.clone()))
            .text(words)
    };
    if let Some(repair) = repair.filter(|_| status != IssueStatus::Open) {
        let undo = begin("Undo", "wr-button", PlanAction::Undo);
        return vec![mended(&repair, recovery_s).child(el("p", "wr-fix__actions").child(undo))];
    }
    // What has nothing to write is advice.
    let can_begin = status == IssueStatus::Open && proposed.first().is_some_and(|first| !first.change.sql.is_empty());
    let button = can_begin.then(|| begin("Propose this fix", "wr-button wr-button--primary", PlanAction::Fix));
    proposals(proposed, button)
}

fn mended(repair: &RepairView, recovery_s: Option<f64>) -> Element {
    let took = recovery_s.map(|seconds| format!(", {} after it was first seen", duration(micros(seconds * 1000.0))));
    let what = el("span", "").text("Written into ").child(el("code", "").text(repair.file.clone()));
    section("Mended")
        .child(el("p", "wr-fix__line").child(draw(Icon::Check)).child(what.text(took.unwrap_or_default())))
        .child(deployed(&repair.deployment))
}
