//! Why something could not be read, and a way to try again.

use leptos::prelude::*;

use crate::api::Failure;
use crate::components::icon::{Draw, Icon};

/// A failed request.
#[component]
pub(crate) fn FailureNote(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="wr-failure" role="alert">
            <p class="wr-failure__what wr-tone--failed">
                <Draw icon=Icon::Failed />
                {failure.message}
            </p>
            {failure.hint.map(|hint| view! { <p class="wr-failure__next">{hint}</p> })}
            <button type="button" class="wr-button" on:click=move |_| retry.run(())>
                "Try again"
            </button>
        </div>
    }
}
