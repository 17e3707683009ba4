//! The product's name and version.

use leptos::prelude::*;

/// The bar at the top of the panel.
#[component]
pub(crate) fn Header() -> impl IntoView {
    view! {
        <header class="wr-header">
            <svg class="wr-header__icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M13.9 4.3 11.6 6.6 9.4 4.4 11.7 2.1A3.9 3.9 0 0 0 6.6 7L2.2 11.4A1.7 1.7 0 0 0 4.6 13.8L9 9.4A3.9 3.9 0 0 0 13.9 4.3Z" />
            </svg>
            <span class="wr-header__name">"Wrench"</span>
            <span class="wr-header__what">"Schema DevTools for PostgreSQL"</span>
            <span class="wr-header__version">{concat!("v", env!("CARGO_PKG_VERSION"))}</span>
        </header>
    }
}
