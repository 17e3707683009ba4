//! The pane of the open issue.

use std::time::Duration;

use leptos::prelude::*;
use wrench_wire::{IssueDetail, IssueSummary};

use super::explanation::Explained;
use super::occurrences::Occurrences;
use super::proposal::Proposals;
use super::request::LastRequest;
use crate::api::Failure;
use crate::components::empty_state::EmptyState;
use crate::components::failure_note::FailureNote;
use crate::components::icon::Icon;
use crate::components::mark::{mark, of_issue};
use crate::components::skeleton::Skeleton;
use crate::components::time_ago::TimeAgo;
use crate::state::{IssueDetails, Issues, Load, Session};
use crate::text::{class_words, counted};

/// A storm of occurrences is read in these steps.
const CALM: Duration = Duration::from_millis(800);

#[derive(Clone, PartialEq)]
enum Face {
    Nothing,
    Loading,
    Failed(Failure),
    Ready,
}

/// The pane, or what it is for.
#[component]
pub(super) fn IssuePane(open: Memo<Option<String>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let details = IssueDetails::new();
    let fetch = move || {
        // Issues have numbers; anything else in the address is no issue.
        let id = open.get_untracked().map(|id| id.parse::<i64>().unwrap_or_default());
        if let Some(id) = id {
            details.fetch(session, format!("/api/v1/issues/{id}"));
        }
    };
    follow(open, details, fetch);
    let face = Memo::new(move |_| {
        details.load().with(|load| match load {
            _ if open.with(Option::is_none) => Face::Nothing,
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(_) => Face::Ready,
        })
    });
    view! {
        <section class="wr-split__detail" aria-label="The chosen error" tabindex="0">
            {move || match face.get() {
                Face::Nothing => nothing().into_any(),
                Face::Loading => view! { <Skeleton lines=9 /> }.into_any(),
                Face::Failed(failure) => {
                    view! { <FailureNote failure=failure retry=Callback::new(move |()| fetch()) /> }.into_any()
                }
                Face::Ready => view! { <Detail details=details /> }.into_any(),
            }}
        </section>
    }
}

/// Reads the issue when it is opened, and again when the list says that it has changed.
fn follow(open: Memo<Option<String>>, details: IssueDetails, fetch: impl Fn() + Copy + 'static) {
    let issues = expect_context::<Issues>();
    Effect::new(move |_| {
        open.track();
        details.clear();
        fetch();
    });
    let version = Memo::new(move |_| {
        let id = open.get()?.parse::<i64>().ok()?;
        let load = issues.load();
        load.with(|load| {
            let issue = load.ready()?.issues.iter().find(|issue| issue.id == id)?;
            Some((issue.id, issue.count, issue.status))
        })
    });
    let waits = StoredValue::new(false);
    Effect::new(move |before: Option<Option<(i64, i64, _)>>| {
        let now = version.get();
        let is_same_issue = before.flatten().zip(now).is_some_and(|(before, now)| before.0 == now.0);
        if is_same_issue && !waits.get_value() {
            waits.set_value(true);
            set_timeout(
                move || {
                    if waits.try_set_value(false).is_none() {
                        fetch();
                    }
                },
                CALM,
            );
        }
        now
    });
}

fn nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Bug
            title="Choose an error"
            text="Here you will read what it means, why it happened, and the change that would mend it, as a diff of your phase files."
        />
    }
}

#[component]
fn Detail(details: IssueDetails) -> impl IntoView {
    let part = move |load: &Load<IssueDetail>| load.ready().cloned();
    let detail = Memo::new(move |_| details.load().with(part));
    let summary = Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.summary.clone())));

    view! {
        <article class="wr-detail">
            {move || summary.get().map(head)}
            <Explained detail=detail />
            <Proposals detail=detail />
            <LastRequest detail=detail />
            <Occurrences detail=detail />
        </article>
    }
}

fn head(summary: IssueSummary) -> impl IntoView {
    let IssueSummary { class, subclass, title, status, count, http_status, code, first_seen, last_seen, .. } = summary;
    let badge = |text: String| view! { <span class="wr-badge wr-badge--code">{text}</span> };
    view! {
        <header class="wr-detail__head">
            <p class="wr-detail__marks">
                {mark(of_issue(status))} <span class="wr-badge">{class_words(&class)}</span>
                {subclass.map(|subclass| view! { <span class="wr-badge">{class_words(&subclass)}</span> })}
                {http_status.filter(|status| *status > 0).map(|status| badge(format!("HTTP {status}")))}
                {code.map(badge)}
            </p>
            <h2 class="wr-detail__title">{title}</h2>
            <p class="wr-detail__meta">
                "Seen " {counted(usize::try_from(count).unwrap_or_default(), "time")} ", last " <TimeAgo time=last_seen />
                ", first " <TimeAgo time=first_seen />
            </p>
        </header>
    }
}
