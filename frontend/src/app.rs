//! The whole panel: what is shared, and either the pairing screen or the tabs.

use leptos::prelude::*;
use wrench_wire::{ServerView, StreamMessage};

use crate::dom::{Element, el};
use crate::shell::{focus_open_tab, pairing, shell};
use crate::state::{
    Clock, Deployments, Diagnostics, Fix, Host, Issues, Live, Remote, Route, Session, Theme, effect, memo,
};

/// The panel.
pub(crate) fn app() -> Element {
    let session = Session::new();
    let (issues, deployments, server) = (Issues::new(), Deployments::new(), Remote::<ServerView>::new());
    let route = Route::new();
    let host = Host::new(move || focus_open_tab(route));
    let fix = Fix::new(session, host);
    let is_paired = memo(move || session.token.with(Option::is_some));
    let fetch = move || {
        issues.fetch(session);
        deployments.fetch(session);
        server.fetch(session, "/api/v1/server".to_owned());
    };
    let live = Live::new(
        session,
        Callback::new(move |message| match message {
            StreamMessage::Issue(issue) => {
                fix.take(&issue);
                issues.take(*issue);
            }
            StreamMessage::Deployments => deployments.fetch(session),
            StreamMessage::Progress { plan, said } => fix.hear(&plan, said),
            StreamMessage::Reset => fetch(),
            StreamMessage::Store { state } => server.update(|server| server.store = state),
        }),
    );
    effect(move || {
        if is_paired.get() {
            fetch();
        } else {
            issues.clear();
            deployments.clear();
        }
    });
    let open_count = memo(move || u32::try_from(issues.open_count()).unwrap_or(u32::MAX));
    effect(move || host.count(open_count.get()));

    provide_context(session);
    provide_context(Theme::new());
    provide_context(route);
    provide_context(host);
    provide_context(Clock::new());
    provide_context(live);
    provide_context(issues);
    provide_context(deployments);
    provide_context(fix);
    provide_context(server);
    provide_context(Diagnostics::new(session));
    host.ready();

    el("div", "wr-app").live(move || if is_paired.get() { shell() } else { vec![pairing()] })
}
