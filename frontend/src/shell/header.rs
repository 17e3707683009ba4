//! Which Wrench this is, what it looks at, and whether news arrive.

use leptos::prelude::*;
use wrench_wire::ServerView;

use crate::components::icon::{Icon, draw};
use crate::components::mark::Tone;
use crate::dom::{Element, Text, el};
use crate::state::{Connection, Host, Live, Remote, Theme};

/// The bar at the top of the panel.
pub(super) fn header() -> Element {
    let server = expect_context::<Remote<ServerView>>().load();
    let host = expect_context::<Host>();
    let target =
        move || server.with(|server| server.ready().map(|server| server.target.clone().into())).unwrap_or_default();
    let is_protected = move || server.with(|server| server.ready().is_some_and(|server| server.is_protected));
    let protected = move || {
        let mark = is_protected().then(|| {
            el("span", "wr-header__protected")
                .attr("title", "Changes of this database need a confirmation")
                .child(draw(Icon::Lock))
                .text("Protected")
        });
        mark.into_iter().collect()
    };
    let name =
        el("span", "wr-header__name").child(draw(Icon::Wrench)).child(el("h1", "wr-header__title").text("Wrench"));
    el("header", "wr-header")
        .child(name)
        .child(el("span", "wr-header__target").attr("title", "The database that Wrench looks at").live_text(target))
        .live(protected)
        .child(el("span", "wr-header__space"))
        .child(connection())
        .child(theme_button())
        .children(host.is_there().then(|| close_button(host)))
}

fn connection() -> Element {
    let live = expect_context::<Live>();
    let face = move || match live.connection.get() {
        Connection::Connecting => (Tone::Muted, "Connecting", "Waiting for the server's stream"),
        Connection::Live => (Tone::Ok, "Live", "New errors appear by themselves"),
        Connection::Lost => (Tone::Warning, "Reconnecting", "The server does not answer; it is tried again by itself"),
    };
    el("span", "")
        .live_attr("class", move || Some(format!("wr-header__live wr-tone--{}", face().0.as_str()).into()))
        .attr("role", "status")
        .live_attr("title", move || Some(face().2.into()))
        .live_text(move || face().1.into())
}

fn theme_button() -> Element {
    let theme = expect_context::<Theme>();
    let label = move || {
        let choice = theme.choice.get();
        Some(Text::from(format!("Theme: {}. Change to {}", choice.label(), choice.next().label())))
    };
    el("button", "wr-icon-button")
        .attr("type", "button")
        .live_attr("aria-label", label)
        .live_attr("title", label)
        .on("click", move |_| theme.choose(theme.choice.get_untracked().next()))
        .child(draw(Icon::Theme))
}

fn close_button(host: Host) -> Element {
    el("button", "wr-icon-button")
        .attr("type", "button")
        .attr("aria-label", "Close")
        .attr("title", "Close (Esc)")
        .on("click", move |_| host.close())
        .child(draw(Icon::Close))
}
