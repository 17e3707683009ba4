//! The tabs' names. One stop of the Tab key; arrows, Home and End move, as in ARIA's pattern of tabs.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::pairing::CODE_FIELD;
use crate::components::icon::draw;
use crate::dom::{Element, el, focus_id};
use crate::state::{Issues, Route, memo};
use crate::tabs::{TABS, Tab, find};

/// The bar.
pub(super) fn tab_bar() -> Element {
    let route = expect_context::<Route>();
    el("div", "wr-tabs")
        .attr("role", "tablist")
        .attr("aria-label", "Wrench")
        .on("keydown", move |event| walk(route, &event))
        .children(TABS.iter().map(name))
}

/// The tab that the address names, else the first.
pub(super) fn open_tab(route: Route) -> &'static Tab {
    route.place.with(|place| find(&place.tab))
}

/// Puts the keyboard on the open tab's name, or into the code's field while the panel is not paired.
pub(crate) fn focus_open_tab(route: Route) {
    if !focus_id(CODE_FIELD) {
        focus(route.place.with_untracked(|place| find(&place.tab)));
    }
}

fn name(tab: &'static Tab) -> Element {
    let route = expect_context::<Route>();
    let issues = expect_context::<Issues>();
    let is_open = memo(move || open_tab(route).id == tab.id);
    el("button", "wr-tabs__tab")
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", format!("tab-{}", tab.id))
        .attr("aria-controls", format!("panel-{}", tab.id))
        .live_attr("aria-selected", move || Some(is_open.get().to_string().into()))
        .live_attr("tabindex", move || Some(if is_open.get() { "0" } else { "-1" }.into()))
        .on("click", move |_| open(route, tab))
        .child(draw(tab.icon))
        .child(el("span", "wr-tabs__name").text(tab.title))
        .live(move || match tab.badge.map_or(0, |badge| badge(issues)) {
            0 => Vec::new(),
            count => {
                let unit = el("span", "wr-offscreen").text(" open");
                vec![el("span", "wr-tabs__count").text(count.to_string()).child(unit)]
            }
        })
}

fn walk(route: Route, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let here = route.place.with_untracked(|place| find(&place.tab)).id;
    let at = TABS.iter().position(|tab| tab.id == here).unwrap_or_default();
    let next = match key.as_str() {
        "ArrowRight" => (at + 1) % TABS.len(),
        "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
        "Home" => 0,
        "End" => TABS.len() - 1,
        _ => return,
    };
    event.prevent_default();
    open(route, &TABS[next]);
    focus(&TABS[next]);
}

/// Opens a tab with what was open in it.
fn open(route: Route, tab: &Tab) {
    route.go(tab.id, route.remembered(tab.id));
}

fn focus(tab: &Tab) {
    // Every tab's name is in the page.
    focus_id(&format!("tab-{}", tab.id));
}
