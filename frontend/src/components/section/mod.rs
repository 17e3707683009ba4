//! A part of a detail pane.

use leptos::prelude::*;

/// A heading and what belongs to it.
#[component]
pub(crate) fn Section(
    /// Heading.
    #[prop(into)]
    title: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="wr-section">
            <h3 class="wr-section__title">{title}</h3>
            {children()}
        </section>
    }
}
