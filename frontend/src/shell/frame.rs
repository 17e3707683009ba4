//! Header, tabs, the open tab's panel, footer.

use leptos::prelude::*;

use super::footer::footer;
use super::header::header;
use super::keys::listen_for_escape;
use super::tab_bar::{open_tab, tab_bar};
use crate::dom::{Element, el};
use crate::state::{Host, Issues, Route, memo, memo_of_before};
use crate::tabs::{TABS, Tab};

/// The paired panel.
pub(crate) fn shell() -> Vec<Element> {
    let issues = expect_context::<Issues>();
    listen_for_escape(expect_context::<Host>());
    let log = el("div", "wr-offscreen")
        .attr("role", "log")
        .attr("aria-live", "polite")
        .attr("aria-label", "New errors")
        .live_text(move || issues.announcement.get().into());
    vec![header(), tab_bar(), el("main", "wr-shell__main").children(TABS.iter().map(panel)), footer(), log]
}

/// A tab's panel. It is filled at the first visit and keeps its place after that.
fn panel(tab: &'static Tab) -> Element {
    let route = expect_context::<Route>();
    let is_open = memo(move || open_tab(route).id == tab.id);
    let was_open = memo_of_before(move |was: Option<&bool>| is_open.get() || was.copied().unwrap_or_default());
    el("div", "wr-shell__panel")
        .attr("role", "tabpanel")
        .attr("id", format!("panel-{}", tab.id))
        .attr("aria-labelledby", format!("tab-{}", tab.id))
        .live_attr("hidden", move || (!is_open.get()).then_some("".into()))
        .live(move || if was_open.get() { vec![(tab.view)()] } else { Vec::new() })
}
