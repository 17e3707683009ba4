//! What came of asking the page's request again.

use leptos::prelude::*;

use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};
use crate::state::{Again, Fix};

/// One line that lives. A request that writes is sent again only when the person says so.
pub(super) fn asked_again(fix: Fix) -> Element {
    el("div", "").attr("role", "status").live(move || {
        let (icon, text) = match fix.again.get() {
            Again::NotAsked if fix.can_replay() => return vec![retry(fix)],
            Again::NotAsked => (Icon::Info, "Reload the page to see it work.".to_owned()),
            Again::Asking => (Icon::Waiting, "The page asks again…".to_owned()),
            Again::Answered(status @ 200..300) => (Icon::Check, format!("The page asked again: {status}.")),
            Again::Answered(0) => (Icon::Warning, "The page asked again, and nobody answered.".to_owned()),
            Again::Answered(status) => (Icon::Warning, format!("The page asked again and was refused: {status}.")),
            Again::Gone => (Icon::Info, "The page has the request no more: reload it to see it work.".to_owned()),
        };
        vec![el("p", "wr-fix__line").child(draw(icon)).text(text)]
    })
}

fn retry(fix: Fix) -> Element {
    let retry = el("button", "wr-button").attr("type", "button").on("click", move |_| fix.replay()).text("Retry");
    el("p", "wr-fix__line")
        .child(draw(Icon::Info))
        .child(el("span", "").text("The request writes, so it waits for you. ").child(retry))
}
