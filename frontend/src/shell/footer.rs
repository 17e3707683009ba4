//! What the server is, in one line.

use leptos::prelude::*;
use wrench_wire::{ServerView, StoreState};

use crate::dom::{Element, el};
use crate::state::{Host, Remote};

/// The bar at the bottom of the panel.
pub(super) fn footer() -> Element {
    let server = expect_context::<Remote<ServerView>>().load();
    let host = expect_context::<Host>();
    let page = el("span", "wr-footer__page")
        .attr("title", "The page that the panel is open in")
        .live_text(move || host.page.get().unwrap_or_default().into());
    el("footer", "wr-footer")
        .live(move || server.with(|server| server.ready().map(facts)).unwrap_or_default())
        .child(page)
}

fn facts(server: &ServerView) -> Vec<Element> {
    let (class, store) = match server.store {
        StoreState::Ready => ("", "errors are stored"),
        StoreState::Spooling => ("wr-tone--warning", "the store is away: errors wait on disk"),
    };
    let dir = el("span", "").attr("title", "Folder of the declared files").text(server.dir.clone());
    vec![el("span", "").text(format!("Wrench {}", server.version)), dir, el("span", class).text(store)]
}
