//! What the server is, in one line.

use leptos::prelude::*;
use wrench_wire::{ServerView, StoreState};

use crate::state::{Host, Remote};

/// The bar at the bottom of the panel.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let server = expect_context::<Remote<ServerView>>().load();
    let host = expect_context::<Host>();
    let facts = move || {
        server.with(|server| {
            server.ready().map(|server| {
                let store = match server.store {
                    StoreState::Ready => "errors are stored",
                    StoreState::Spooling => "the store is away: errors wait on disk",
                };
                view! {
                    <span>{format!("Wrench {}", server.version)}</span>
                    <span title="Folder of the declared files">{server.dir.clone()}</span>
                    <span class:wr-tone--warning=server.store == StoreState::Spooling>{store}</span>
                }
            })
        })
    };
    view! {
        <footer class="wr-footer">
            {facts} <span class="wr-footer__page" title="The page that the panel is open in">{host.page}</span>
        </footer>
    }
}
