//! One issue in the list.

use leptos::prelude::*;
use wrench_wire::{IssueStatus, IssueSummary};

use super::tab::ID;
use crate::components::mark::{mark, of_issue};
use crate::components::row_list::RowLink;
use crate::components::time_ago::TimeAgo;
use crate::state::Issues;
use crate::text::class_words;

/// The row of the issue with this id.
#[component]
pub(super) fn IssueRow(id: String, open: Memo<Option<String>>, stop: Memo<Option<String>>) -> impl IntoView {
    let issues = expect_context::<Issues>();
    let number = id.parse::<i64>().unwrap_or_default();
    let issue = Memo::new(move |_| {
        let load = issues.load();
        load.with(|load| load.ready()?.issues.iter().find(|issue| issue.id == number).cloned())
    });
    let is_fresh = Memo::new(move |_| issues.fresh.with(|fresh| fresh.contains(&number)));

    view! {
        <li class="wr-issue" class:wr-issue--fresh=is_fresh>
            <RowLink tab=ID item=id open=open stop=stop>
                {move || issue.get().map(content)}
            </RowLink>
        </li>
    }
}

fn content(issue: IssueSummary) -> impl IntoView {
    let IssueSummary { class, title, status, count, last_seen, endpoint, .. } = issue;
    view! {
        <span class="wr-issue__top">
            <span class="wr-badge">{class_words(&class)}</span>
            {(status != IssueStatus::Open).then(|| mark(of_issue(status)))}
            <TimeAgo time=last_seen />
        </span>
        <span class="wr-issue__title">{title}</span>
        <span class="wr-issue__bottom">
            <span class="wr-issue__endpoint">{endpoint}</span>
            <span class="wr-issue__count" title=format!("Seen {count} times")>
                "× "
                {count}
            </span>
        </span>
    }
}
