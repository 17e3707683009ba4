//! What came of a plan.

use leptos::prelude::*;
use web_sys::Event;
use wrench_wire::{AppliedView, PlanAction};

use super::again::asked_again;
use super::flow::{leave, progress};
use crate::components::findings::findings;
use crate::components::icon::{Icon, draw};
use crate::components::mark::{Tone, mark};
use crate::dom::{Element, el};
use crate::state::{Fix, Place, Route};
use crate::text::{duration, micros};

/// How it ended, whether the request works, and the way back.
pub(super) fn outcome(fix: Fix, action: PlanAction, applied: AppliedView) -> Vec<Element> {
    let AppliedView { deployment, exit_code, request_is_planned, recovery_s, findings: found, .. } = applied;
    let is_fix = action == PlanAction::Fix;
    let verdict = match (exit_code, is_fix) {
        (0, true) => (Tone::Ok, Icon::Check, "Resolved"),
        (0, false) => (Tone::Info, Icon::Undone, "Open again"),
        _ => (Tone::Failed, Icon::Failed, "Not applied"),
    };
    let mut marks = el("p", "wr-detail__marks").child(mark(verdict));
    if let Some(seconds) = recovery_s.filter(|_| is_fix && exit_code == 0) {
        let words = format!("{} after it was first seen", duration(micros(seconds * 1000.0)));
        marks = marks.child(el("span", "wr-fix__name").text(words));
    }
    let mut parts = vec![marks];
    if request_is_planned == Some(true) {
        parts.push(line("The database plans the request that failed, as its own role."));
    }
    if is_fix && exit_code == 0 {
        parts.push(asked_again(fix));
    }
    parts.extend((!deployment.is_empty()).then(|| deployed(&deployment)));
    // Notes are in the deployment.
    let found = found.into_iter().filter(|finding| matches!(finding.severity.as_str(), "error" | "warning")).collect();
    parts.extend(findings("What there is to say", found));
    parts.extend([actions(fix, action, exit_code), progress(fix)]);
    parts
}

fn line(text: &'static str) -> Element {
    el("p", "wr-fix__line").child(draw(Icon::Check)).text(text)
}

/// The way to the deployment.
pub(in crate::tabs::errors) fn deployed(deployment: &str) -> Element {
    let place = Place { tab: "deployments".to_owned(), item: Some(deployment.to_owned()) };
    let (route, id) = (expect_context::<Route>(), deployment.to_owned());
    let go = move |event: Event| {
        event.prevent_default();
        route.go("deployments", Some(id.clone()));
    };
    let link = el("a", "").attr("href", place.fragment()).on("click", go).text(deployment.to_owned());
    el("p", "wr-fix__line").child(draw(Icon::Stack)).child(el("span", "").text("Deployment ").child(link))
}

fn actions(fix: Fix, action: PlanAction, exit_code: i32) -> Element {
    let again = match (exit_code, action) {
        (0, PlanAction::Fix) => Some(("Undo", PlanAction::Undo)),
        (0, PlanAction::Undo) => None,
        (_, action) => Some(("Plan it again", action)),
    };
    let again = again.map(|(words, action)| {
        el("button", "wr-button").attr("type", "button").on("click", move |_| fix.plan(action)).text(words)
    });
    el("p", "wr-fix__actions").children(again).child(leave(fix, "Done"))
}
