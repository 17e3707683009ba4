//! The button that starts the diagnostics.

use leptos::prelude::*;

use crate::state::{Diagnostics, Progress};

/// "Run Full Diagnostics". It stays focusable while a run is on, so that the keyboard does not lose its place.
#[component]
pub(crate) fn RunButton() -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();
    let is_running = move || matches!(diagnostics.progress.get(), Progress::Running(_));

    view! {
        <button
            type="button"
            class="wr-run"
            aria-disabled=move || is_running().to_string()
            on:click=move |_| diagnostics.start()
        >
            <svg class="wr-run__icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M1.5 8.5h2.8l2-5 3.2 9 2-4h3" />
            </svg>
            "Run Full Diagnostics"
        </button>
    }
}
