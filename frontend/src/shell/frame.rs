//! Header, tabs, the open tab's panel, footer.

use leptos::prelude::*;

use super::footer::Footer;
use super::header::Header;
use super::keys::listen_for_escape;
use super::tab_bar::{TabBar, open_tab};
use crate::state::{Host, Issues, Route};
use crate::tabs::{TABS, Tab};

/// The paired panel.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let issues = expect_context::<Issues>();
    listen_for_escape(expect_context::<Host>());

    view! {
        <Header />
        <TabBar />
        <main class="wr-shell__main">{TABS.iter().map(panel).collect_view()}</main>
        <Footer />
        <div class="wr-offscreen" role="log" aria-live="polite" aria-label="New errors">
            {issues.announcement}
        </div>
    }
}

/// A tab's panel. It is filled at the first visit and keeps its place after that.
fn panel(tab: &'static Tab) -> impl IntoView {
    let route = expect_context::<Route>();
    let is_open = Memo::new(move |_| open_tab(route).id == tab.id);
    let was_open = Memo::new(move |was: Option<&bool>| is_open.get() || was.copied().unwrap_or_default());

    view! {
        <div
            class="wr-shell__panel"
            role="tabpanel"
            id=format!("panel-{}", tab.id)
            aria-labelledby=format!("tab-{}", tab.id)
            hidden=move || !is_open.get()
        >
            {move || was_open.get().then(tab.view)}
        </div>
    }
}
