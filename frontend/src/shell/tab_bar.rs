//! The tabs' names. One stop of the Tab key; arrows, Home and End move, as in ARIA's pattern of tabs.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::icon::Draw;
use crate::state::{Issues, Route};
use crate::tabs::{TABS, Tab, find};

/// The bar.
#[component]
pub(crate) fn TabBar() -> impl IntoView {
    let route = expect_context::<Route>();
    view! {
        <div class="wr-tabs" role="tablist" aria-label="Wrench" on:keydown=move |event| walk(route, &event)>
            {TABS.iter().map(name).collect_view()}
        </div>
    }
}

/// The tab that the address names, else the first.
pub(super) fn open_tab(route: Route) -> &'static Tab {
    route.place.with(|place| find(&place.tab))
}

/// Puts the keyboard on the open tab's name.
pub(crate) fn focus_open_tab(route: Route) {
    focus(route.place.with_untracked(|place| find(&place.tab)));
}

fn name(tab: &'static Tab) -> impl IntoView {
    let route = expect_context::<Route>();
    let issues = expect_context::<Issues>();
    let is_open = Memo::new(move |_| open_tab(route).id == tab.id);
    let count = move || tab.badge.map_or(0, |badge| badge(issues));

    view! {
        <button
            type="button"
            class="wr-tabs__tab"
            role="tab"
            id=format!("tab-{}", tab.id)
            aria-controls=format!("panel-{}", tab.id)
            aria-selected=move || is_open.get().to_string()
            tabindex=move || if is_open.get() { "0" } else { "-1" }
            on:click=move |_| open(route, tab)
        >
            <Draw icon=tab.icon />
            <span class="wr-tabs__name">{tab.title}</span>
            {move || {
                let count = count();
                (count > 0)
                    .then(|| {
                        view! {
                            <span class="wr-tabs__count">{count}<span class="wr-offscreen">" open"</span></span>
                        }
                    })
            }}
        </button>
    }
}

fn walk(route: Route, event: &KeyboardEvent) {
    let here = route.place.with_untracked(|place| find(&place.tab)).id;
    let at = TABS.iter().position(|tab| tab.id == here).unwrap_or_default();
    let next = match event.key().as_str() {
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
    let element = document().get_element_by_id(&format!("tab-{}", tab.id));
    if let Some(Ok(element)) = element.map(|element| element.dyn_into::<HtmlElement>()) {
        // An element that is in the page takes the focus.
        let _ = element.focus();
    }
}
