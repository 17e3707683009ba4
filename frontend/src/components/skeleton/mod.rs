//! The shape of what is on its way.

use leptos::prelude::*;

/// Lines that stand where rows will be.
#[component]
pub(crate) fn Skeleton(
    /// How many.
    lines: usize,
) -> impl IntoView {
    let lines = (0..lines).map(|_| view! { <span class="wr-skeleton__line"></span> }).collect_view();
    view! {
        <div class="wr-skeleton" role="status" aria-label="Loading">
            {lines}
        </div>
    }
}
