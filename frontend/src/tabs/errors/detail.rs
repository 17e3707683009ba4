//! The pane of the open issue.

use std::time::Duration;

use leptos::prelude::*;
use wrench_wire::{IssueDetail, IssueSummary};

use super::explanation::{explained, names};
use super::fix::fix_flow;
use super::mend::{Mend, mend};
use super::occurrences::occurrences;
use crate::api::Failure;
use crate::components::empty_state::empty_state;
use crate::components::failure_note::failure_note;
use crate::components::icon::Icon;
use crate::components::mark::{mark, of_issue};
use crate::components::skeleton::skeleton;
use crate::components::time_ago::time_ago;
use crate::dom::{Element, el};
use crate::state::{Fix, IssueDetails, Issues, Load, Session, Step, effect, memo};
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
pub(super) fn issue_pane(open: Memo<Option<String>>) -> Element {
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
    let face = memo(move || {
        details.load().with(|load| match load {
            _ if open.with(Option::is_none) => Face::Nothing,
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(_) => Face::Ready,
        })
    });
    let about = "Here you will read what it means, why it happened, and the change that would mend it, as a diff of your \
                 phase files.";
    el("section", "wr-split__detail").attr("aria-label", "The chosen error").attr("tabindex", "0").live(move || {
        vec![match face.get() {
            Face::Nothing => empty_state(Icon::Bug, "Choose an error", about),
            Face::Loading => skeleton(9),
            Face::Failed(failure) => failure_note(failure, fetch),
            Face::Ready => detail(details),
        }]
    })
}

/// Reads the issue when it is opened, and again when the list says that it has changed.
fn follow(open: Memo<Option<String>>, details: IssueDetails, fetch: impl Fn() + Copy + 'static) {
    let issues = expect_context::<Issues>();
    effect(move || {
        open.track();
        details.clear();
        fetch();
    });
    let version = memo(move || {
        let id = open.get()?.parse::<i64>().ok()?;
        let load = issues.load();
        load.with(|load| {
            let issue = load.ready()?.issues.iter().find(|issue| issue.id == id)?;
            Some((issue.id, issue.count, issue.status))
        })
    });
    let (waits, before) = (StoredValue::new(false), StoredValue::new(None));
    effect(move || {
        let now = version.get();
        let is_same_issue = before.get_value().zip(now).is_some_and(|(before, (id, ..))| before == id);
        before.set_value(now.map(|(id, ..)| id));
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
    });
}

/// The parts of the issue; each is drawn anew only when it has changed.
fn detail(details: IssueDetails) -> Element {
    let fix = expect_context::<Fix>();
    let issue = memo(move || details.load().with(|load| load.ready().map(|issue| issue.summary.id)));
    // It stays as it is while the issue changes around it.
    let is_begun = memo(move || issue.get() == Some(fix.issue.get()) && fix.step.with(|step| *step != Step::Idle));
    let proposed = part(details, Mend::of, mend);
    el("article", "wr-detail")
        .live(part(details, |issue| issue.summary.clone(), head))
        .live(move || if is_begun.get() { vec![fix_flow()] } else { Vec::new() })
        .live(part(details, |issue| issue.explanation.clone(), explained))
        .live(move || if is_begun.get() { Vec::new() } else { proposed() })
        .live(part(details, |issue| issue.summary.slots.clone(), names))
        .live(part(details, |issue| issue.occurrences.clone(), occurrences))
}

fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    details: IssueDetails,
    pick: fn(&IssueDetail) -> T,
    draw: fn(T) -> Vec<Element>,
) -> impl Fn() -> Vec<Element> {
    let part = memo(move || details.load().with(|load| load.ready().map(pick)));
    move || part.get().map(draw).unwrap_or_default()
}

fn head(summary: IssueSummary) -> Vec<Element> {
    let IssueSummary { class, subclass, title, status, count, http_status, code, first_seen, last_seen, .. } = summary;
    let badge = |text: String| el("span", "wr-badge wr-badge--code").text(text);
    let marks = el("p", "wr-detail__marks")
        .child(mark(of_issue(status)))
        .child(el("span", "wr-badge").text(class_words(&class)))
        .children(subclass.map(|subclass| el("span", "wr-badge").text(class_words(&subclass))))
        .children(http_status.filter(|status| *status > 0).map(|status| badge(format!("HTTP {status}"))))
        .children(code.map(badge));
    let count = counted(usize::try_from(count).unwrap_or_default(), "time");
    let meta = el("p", "wr-detail__meta")
        .text(format!("Seen {count}, last "))
        .child(time_ago(last_seen))
        .text(", first ")
        .child(time_ago(first_seen));
    let title = el("h2", "wr-detail__title").text(title);
    vec![el("header", "wr-detail__head").child(marks).child(title).child(meta)]
}
