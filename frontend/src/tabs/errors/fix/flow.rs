//! The steps of mending, one after the other in one place.

use leptos::prelude::*;
use wrench_wire::{PlanAction, PlanView};

use super::outcome::outcome;
use super::plan::plan;
use crate::api::Failure;
use crate::components::icon::{Icon, draw};
use crate::components::mark::{Tone, mark};
use crate::components::skeleton::skeleton;
use crate::dom::{Element, Text, el, focus_next};
use crate::state::{Fix, Step, effect};

/// The heading that the keyboard goes to at every step.
const TITLE: &str = "fix-title";

/// The part of the pane in which an issue is mended.
pub(in crate::tabs::errors) fn fix_flow() -> Element {
    let fix = expect_context::<Fix>();
    effect(move || {
        fix.step.track();
        focus_next(TITLE);
    });
    el("section", "wr-section wr-fix")
        .attr("aria-labelledby", TITLE)
        .child(el("h3", "wr-section__title").attr("id", TITLE).attr("tabindex", "-1").live_text(move || title(fix)))
        .live(move || match fix.step.get() {
            Step::Idle => Vec::new(),
            Step::Planning(_) => vec![skeleton(6)],
            Step::Planned(shown) => plan(fix, *shown),
            Step::Applying(shown) => vec![applying(&shown), progress(fix)],
            Step::Applied(action, applied) => outcome(fix, action, *applied),
            Step::Refused(action, failure) => vec![refused(fix, action, failure)],
        })
}

fn title(fix: Fix) -> Text {
    fix.step
        .with(|step| match step {
            Step::Idle => "",
            Step::Planning(PlanAction::Fix) => "Trying it on a copy of your schema",
            Step::Planning(PlanAction::Undo) => "Looking at what would be taken back",
            Step::Planned(_) => "Nothing is changed yet: look at it, then decide",
            Step::Applying(_) => "Applying",
            Step::Applied(_, applied) if applied.exit_code != 0 => "Not done",
            Step::Applied(PlanAction::Undo, _) => "Taken back",
            Step::Applied(..) => "Mended",
            Step::Refused(..) => "This cannot be applied",
        })
        .into()
}

fn applying(plan: &PlanView) -> Element {
    let title = el("span", "wr-fix__name").text(plan.title.clone());
    el("p", "wr-detail__marks").child(mark((Tone::Info, Icon::Waiting, "On its way"))).child(title)
}

/// What was said so far, the last line being what happens now.
pub(super) fn progress(fix: Fix) -> Element {
    let count = move || fix.said.with(|said| (0..said.len()).map(|at| at.to_string()).collect::<Vec<_>>());
    let line = move |at: String| {
        let at: usize = at.parse().unwrap_or_default();
        let is_ended = move || fix.step.with(|step| matches!(step, Step::Applied(..)));
        let is_over = move || fix.said.with(|said| at + 1 < said.len()) || is_ended();
        el("li", "wr-fix__said")
            .live(move || vec![draw(if is_over() { Icon::Check } else { Icon::Waiting })])
            .live_text(move || fix.said.with(|said| said.get(at).cloned()).unwrap_or_default().into())
    };
    el("ol", "wr-fix__progress")
        .attr("role", "log")
        .attr("aria-label", "Progress")
        .attr("tabindex", "0")
        .keyed(count, line)
}

fn refused(fix: Fix, action: PlanAction, failure: Failure) -> Element {
    let Failure { message, hint, .. } = failure;
    let again =
        el("button", "wr-button").attr("type", "button").on("click", move |_| fix.plan(action)).text("Plan it again");
    el("div", "wr-failure")
        .child(el("p", "wr-failure__what wr-tone--failed").child(draw(Icon::Refused)).text(message))
        .children(hint.map(|hint| el("p", "wr-failure__next").text(hint)))
        .child(el("p", "wr-fix__actions").child(again).child(leave(fix, "Back to the proposal")))
}

/// The way out.
pub(super) fn leave(fix: Fix, words: &'static str) -> Element {
    let press = move |_| {
        fix.leave();
        focus_next(super::super::mend::PROPOSE);
    };
    el("button", "wr-button").attr("type", "button").on("click", press).text(words)
}
