//! Which Wrench this is, what it looks at, and whether news arrive.

use leptos::prelude::*;
use wrench_wire::ServerView;

use crate::components::icon::{Draw, Icon};
use crate::components::mark::Tone;
use crate::state::{Connection, Host, Live, Remote, Theme};

/// The bar at the top of the panel.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let server = expect_context::<Remote<ServerView>>().load();
    let host = expect_context::<Host>();
    let target = move || server.with(|server| server.ready().map(|server| server.target.clone()));
    let is_protected = move || server.with(|server| server.ready().is_some_and(|server| server.is_protected));

    view! {
        <header class="wr-header">
            <span class="wr-header__name">
                <Draw icon=Icon::Wrench />
                <h1 class="wr-header__title">"Wrench"</h1>
            </span>
            <span class="wr-header__target" title="The database that Wrench looks at">{target}</span>
            {move || {
                is_protected()
                    .then(|| {
                        view! {
                            <span class="wr-header__protected" title="Changes of this database need a confirmation">
                                <Draw icon=Icon::Lock />
                                "Protected"
                            </span>
                        }
                    })
            }}
            <span class="wr-header__space"></span>
            <ConnectionMark />
            <ThemeButton />
            {host
                .is_there()
                .then(|| {
                    view! {
                        <button type="button" class="wr-icon-button" aria-label="Close" title="Close (Esc)" on:click=move |_| host.close()>
                            <Draw icon=Icon::Close />
                        </button>
                    }
                })}
        </header>
    }
}

#[component]
fn ConnectionMark() -> impl IntoView {
    let live = expect_context::<Live>();
    let (tone, word, why) = (
        move || match live.connection.get() {
            Connection::Connecting => Tone::Muted,
            Connection::Live => Tone::Ok,
            Connection::Lost => Tone::Warning,
        },
        move || match live.connection.get() {
            Connection::Connecting => "Connecting",
            Connection::Live => "Live",
            Connection::Lost => "Reconnecting",
        },
        move || match live.connection.get() {
            Connection::Connecting => "Waiting for the server's stream",
            Connection::Live => "New errors appear by themselves",
            Connection::Lost => "The server does not answer; it is tried again by itself",
        },
    );
    view! {
        <span class=move || format!("wr-header__live wr-tone--{}", tone().as_str()) role="status" title=why>
            {word}
        </span>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let label = move || {
        let choice = theme.choice.get();
        format!("Theme: {}. Change to {}", choice.label(), choice.next().label())
    };
    view! {
        <button
            type="button"
            class="wr-icon-button"
            aria-label=label
            title=label
            on:click=move |_| theme.choose(theme.choice.get_untracked().next())
        >
            <Draw icon=Icon::Theme />
        </button>
    }
}
