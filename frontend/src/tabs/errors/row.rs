//! One issue in the list.

use leptos::prelude::*;
use wrench_wire::{IssueStatus, IssueSummary};

use crate::components::mark::{mark, of_issue};
use crate::components::time_ago::time_ago;
use crate::dom::{Element, el};
use crate::state::{Issues, memo};
use crate::text::class_words;

/// What the row of the issue with this number shows.
pub(super) fn issue_row(issues: Issues, number: &str) -> Box<dyn Fn() -> Vec<Element>> {
    let number = number.parse::<i64>().unwrap_or_default();
    let issue = memo(move || {
        let load = issues.load();
        load.with(|load| load.ready()?.issues.iter().find(|issue| issue.id == number).cloned())
    });
    let is_fresh = memo(move || issues.fresh.with(|fresh| fresh.contains(&number)));
    Box::new(move || issue.get().into_iter().map(|issue| content(issue, is_fresh.get())).collect())
}

fn content(issue: IssueSummary, is_fresh: bool) -> Element {
    let IssueSummary { class, title, status, count, last_seen, endpoint, .. } = issue;
    let top = el("span", "wr-issue__top")
        .child(el("span", "wr-badge").text(class_words(&class)))
        .children((status != IssueStatus::Open).then(|| mark(of_issue(status))))
        .child(time_ago(last_seen));
    let bottom = el("span", "wr-issue__bottom")
        .child(el("span", "wr-issue__endpoint").text(endpoint.unwrap_or_default()))
        .child(el("span", "wr-issue__count").attr("title", format!("Seen {count} times")).text(format!("× {count}")));
    el("span", if is_fresh { "wr-issue wr-issue--fresh" } else { "wr-issue" })
        .child(top)
        .child(el("span", "wr-issue__title").text(title))
        .child(bottom)
}
