//! The tab: what state this is, the button that finds out, and the evidence.

use leptos::prelude::*;

use super::group::Groups;
use super::run_button::RunButton;
use super::summary::Summary;

/// System Health.
#[component]
pub(crate) fn HealthTab() -> impl IntoView {
    view! {
        <div class="wr-health">
            <div class="wr-health__lead">
                <Summary />
                <RunButton />
            </div>
            <Groups />
        </div>
    }
}
