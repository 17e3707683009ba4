//! A choice between two views of a list.

use leptos::prelude::*;

use crate::dom::{Element, Text, el};

/// Two words, one of them chosen; the label says what is chosen between.
pub(crate) fn switch(
    label: &'static str,
    is_second: RwSignal<bool>,
    words: impl Fn(bool) -> Text + Copy + 'static,
) -> Element {
    let buttons = [false, true].map(|second| {
        el("button", "wr-switch__word")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some((is_second.get() == second).to_string().into()))
            .on("click", move |_| is_second.set(second))
            .live_text(move || words(second))
    });
    el("div", "wr-switch").attr("role", "group").attr("aria-label", label).children(buttons)
}
