//! The button that starts the diagnostics, and stops them while they run.

use leptos::prelude::*;

use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};
use crate::state::{Diagnostics, Progress, memo};

/// "Run Full Diagnostics". One button for both, so that the keyboard does not lose its place.
pub(super) fn run_button() -> Element {
    let diagnostics = expect_context::<Diagnostics>();
    let is_running = memo(move || diagnostics.progress.get() == Progress::Running);
    el("button", "")
        .attr("type", "button")
        .live_attr("class", move || {
            Some(if is_running.get() { "wr-button" } else { "wr-button wr-button--primary" }.into())
        })
        .on("click", move |_| if is_running.get_untracked() { diagnostics.cancel() } else { diagnostics.start() })
        .live(move || vec![draw(if is_running.get() { Icon::Stop } else { Icon::Pulse })])
        .live_text(move || if is_running.get() { "Cancel" } else { "Run Full Diagnostics" }.into())
}
