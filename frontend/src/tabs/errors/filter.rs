//! Which issues are listed.

use leptos::prelude::*;
use wrench_wire::{IssueStatus, IssueSummary};

use crate::components::icon::{Icon, draw};
use crate::components::switch::switch;
use crate::dom::{Element, el};
use crate::state::Issues;
use crate::text::class_words;

/// The choice.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    /// Those that are not open, too.
    pub(super) shows_all: RwSignal<bool>,
    /// Words that must occur.
    pub(super) words: RwSignal<String>,
}

impl Filter {
    /// Open ones, whatever their words.
    pub(super) fn new() -> Self {
        Self { shows_all: RwSignal::new(false), words: RwSignal::new(String::new()) }
    }

    /// Whether the issue is listed.
    pub(super) fn takes(self, issue: &IssueSummary) -> bool {
        let is_wanted = self.shows_all.get() || issue.status == IssueStatus::Open;
        is_wanted && self.words.with(|words| holds_all(&haystack(issue), words))
    }
}

/// The bar above the list.
pub(super) fn filter_bar(filter: Filter) -> Element {
    let issues = expect_context::<Issues>();
    let all = move || issues.load().with(|load| load.ready().map(|list| list.issues.len()));
    // No numbers before there are any.
    let words = move |is_all| match (is_all, all()) {
        (true, None) => "All".into(),
        (false, None) => "Open".into(),
        (true, Some(all)) => format!("All {all}").into(),
        (false, Some(_)) => format!("Open {}", issues.open_count()).into(),
    };
    let field = el("input", "wr-search__field")
        .attr("type", "search")
        .attr("aria-label", "Search errors")
        .attr("placeholder", "Search")
        .live_value(move || filter.words.get())
        .on("input", move |event| filter.words.set(event_target_value(&event)));
    el("div", "wr-bar")
        .child(switch("Which errors", filter.shows_all, words))
        .child(el("span", "wr-search").child(draw(Icon::Search)).child(field))
}

fn haystack(issue: &IssueSummary) -> String {
    let parts = [Some(&issue.title), issue.endpoint.as_ref(), issue.code.as_ref(), issue.page.as_ref()];
    let mut text = class_words(&issue.class);
    for part in parts.into_iter().flatten() {
        text.push(' ');
        text.push_str(part);
    }
    text.to_ascii_lowercase()
}

fn holds_all(haystack: &str, words: &str) -> bool {
    words.to_ascii_lowercase().split_whitespace().all(|word| haystack.contains(word))
}

#[cfg(test)]
mod tests {
    use wrench_wire::IssueSummary;

    use super::{haystack, holds_all};

    #[test]
    fn every_word_must_occur_somewhere() {
        let issue = IssueSummary {
            class: "missing_column".into(),
            title: "column \"Due\" of table \"invoices\" does not exist".into(),
            endpoint: Some("GET /rest/v1/invoices".into()),
            ..IssueSummary::default()
        };
        let text = haystack(&issue);
        assert!(holds_all(&text, ""));
        assert!(holds_all(&text, "DUE rest missing"));
        assert!(!holds_all(&text, "due customers"));
    }
}
