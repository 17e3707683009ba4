//! Nothing there: what will appear, and why it is good that nothing is there.

use leptos::prelude::*;

use crate::components::icon::{Draw, Icon};

/// A place that is empty.
#[component]
pub(crate) fn EmptyState(
    /// What the place is for.
    icon: Icon,
    /// What is so.
    #[prop(into)]
    title: String,
    /// What will appear here.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="wr-empty">
            <Draw icon=icon />
            <p class="wr-empty__title">{title}</p>
            <p class="wr-empty__text">{text}</p>
        </div>
    }
}
