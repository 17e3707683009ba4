//! Exactly what would be done, and the button that does it.

use wrench_wire::{PlanAction, PlanView, PlannedView};

use super::flow::{leave, progress};
use super::proof::proof;
use crate::components::code_block::sql_block;
use crate::components::diff::{Side, diff};
use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};
use crate::state::Fix;
use crate::text::counted;

/// So many statements are shown at once.
const FEW: usize = 3;

/// The plan's parts: what, why, the file, the trial, the statements, the choice.
pub(super) fn plan(fix: Fix, shown: PlanView) -> Vec<Element> {
    let PlanView { title, change, evidence, proof: tried, statements, target, confirm, action, issue, .. } = shown;
    let (side, verb) = match action {
        PlanAction::Fix => (Side::Added, "Apply"),
        PlanAction::Undo => (Side::Removed, "Take it back"),
    };
    let mut parts = vec![el("p", "wr-fix__name").text(title)];
    if !evidence.is_empty() {
        parts.push(named("Why this").child(list(evidence)));
    }
    parts.push(named("What becomes of the file").child(diff(&change, side)));
    parts.extend(tried.map(proof));
    parts.push(sent(statements, target));
    match confirm {
        Some(path) => parts.extend([elsewhere(fix, path, issue, action), progress(fix)]),
        None => {
            let apply = el("button", "wr-button wr-button--primary")
                .attr("type", "button")
                .on("click", move |_| fix.apply())
                .text(verb);
            parts.push(el("p", "wr-fix__actions wr-fix__actions--choice").child(apply).child(leave(fix, "Not now")));
        }
    }
    parts
}

/// A part of the plan.
pub(super) fn named(title: &'static str) -> Element {
    el("div", "wr-fix__part").child(el("h4", "wr-fix__title").text(title))
}

/// Sentences.
pub(super) fn list(sentences: Vec<String>) -> Element {
    el("ul", "wr-proposal__evidence").children(sentences.into_iter().map(|sentence| el("li", "").text(sentence)))
}

fn sent(statements: Vec<PlannedView>, target: String) -> Element {
    let part = named("What is sent to the database").child(el("p", "wr-detail__meta").text(target));
    if statements.is_empty() {
        return part.child(el("p", "").text("Nothing: the database has it already."));
    }
    let count = statements.len();
    let shown = statements.into_iter().flat_map(|PlannedView { place, decision, sql }| {
        let place = el("span", "wr-fix__place").text(place);
        [
            el("p", "wr-detail__marks").child(el("span", "wr-badge").text(decision)).child(place),
            sql_block(sql, "Copy SQL"),
        ]
    });
    if count <= FEW {
        return part.children(shown);
    }
    // The choice must not be a hundred presses of the Tab key away.
    let summary = el("summary", "").text(counted(count, "statement"));
    part.child(el("details", "wr-fix__many").child(summary).children(shown))
}

/// A protected target is changed only after a person has confirmed it where no page of somebody else is around it.
fn elsewhere(fix: Fix, path: String, issue: i64, action: PlanAction) -> Element {
    let verb = if action == PlanAction::Undo { format!("undo {issue}") } else { format!("fix {issue} --apply") };
    let link = el("a", "wr-button wr-button--primary")
        .attr("href", path)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child(draw(Icon::Lock))
        .text("Confirm in a tab of its own");
    el("div", "wr-fix__part")
        .child(el("h4", "wr-fix__title").text("This target is protected"))
        .child(el("p", "").text("It is not changed from inside a page. Confirm the plan in a tab of its own, or run "))
        .child(el("p", "").child(el("code", "").text(format!("wrench issues {verb}"))).text(" and answer y."))
        .child(el("p", "wr-fix__actions").child(link).child(leave(fix, "Not now")))
}
