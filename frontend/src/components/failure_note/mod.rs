//! Why something could not be read, and a way to try again.

use crate::api::Failure;
use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};

/// A failed request.
pub(crate) fn failure_note(failure: Failure, retry: impl Fn() + 'static) -> Element {
    let what = el("p", "wr-failure__what wr-tone--failed").child(draw(Icon::Failed)).text(failure.message);
    let again = el("button", "wr-button").attr("type", "button").on("click", move |_| retry()).text("Try again");
    el("div", "wr-failure")
        .attr("role", "alert")
        .child(what)
        .children(failure.hint.map(|hint| el("p", "wr-failure__next").text(hint)))
        .child(again)
}
