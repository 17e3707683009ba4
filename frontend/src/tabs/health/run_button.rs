//! The button that starts the diagnostics, and stops them while they run.

use leptos::prelude::*;

use crate::components::icon::{Draw, Icon};
use crate::state::{Diagnostics, Progress};

/// "Run Full Diagnostics". One button for both, so that the keyboard does not lose its place.
#[component]
pub(super) fn RunButton() -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();
    let is_running = Memo::new(move |_| diagnostics.progress.get() == Progress::Running);
    let press = move |_| if is_running.get() { diagnostics.cancel() } else { diagnostics.start() };

    view! {
        <button type="button" class="wr-button" class:wr-button--primary=move || !is_running.get() on:click=press>
            {move || {
                let (icon, word) = if is_running.get() {
                    (Icon::Stop, "Cancel")
                } else {
                    (Icon::Pulse, "Run Full Diagnostics")
                };
                view! {
                    <Draw icon=icon />
                    {word}
                }
            }}
        </button>
    }
}
