//! Which issues are listed.

use leptos::prelude::*;
use wrench_wire::{IssueStatus, IssueSummary};

use crate::components::icon::{Draw, Icon};
use crate::components::switch::Switch;
use crate::state::Issues;
use crate::text::class_words;

/// The choice.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    /// Those that are not open, too.
    pub(super) shows_all: ReadSignal<bool>,
    set_shows_all: WriteSignal<bool>,
    /// Words that must occur.
    pub(super) words: ReadSignal<String>,
    set_words: WriteSignal<String>,
}

impl Filter {
    /// Open ones, whatever their words.
    pub(super) fn new() -> Self {
        let (shows_all, set_shows_all) = signal(false);
        let (words, set_words) = signal(String::new());
        Self { shows_all, set_shows_all, words, set_words }
    }

    /// Whether the issue is listed.
    pub(super) fn takes(self, issue: &IssueSummary) -> bool {
        let is_wanted = self.shows_all.get() || issue.status == IssueStatus::Open;
        is_wanted && self.words.with(|words| holds_all(&haystack(issue), words))
    }
}

/// The bar above the list.
#[component]
pub(super) fn FilterBar(filter: Filter) -> impl IntoView {
    let issues = expect_context::<Issues>();
    let open = Signal::derive(move || format!("Open {}", issues.open_count()));
    let all = Signal::derive(move || {
        let load = issues.load();
        format!("All {}", load.with(|load| load.ready().map_or(0, |list| list.issues.len())))
    });
    view! {
        <div class="wr-bar">
            <Switch
                label="Which errors"
                words=[open, all]
                value=filter.shows_all
                on_choose=Callback::new(move |all| filter.set_shows_all.set(all))
            />
            <span class="wr-search">
                <Draw icon=Icon::Search />
                <input
                    class="wr-search__field"
                    type="search"
                    aria-label="Search errors"
                    placeholder="Search"
                    prop:value=filter.words
                    on:input=move |event| filter.set_words.set(event_target_value(&event))
                />
            </span>
        </div>
    }
}

fn haystack(issue: &IssueSummary) -> String {
    let parts = [Some(&issue.title), issue.endpoint.as_ref(), issue.code.as_ref(), issue.page.as_ref()];
    let mut text = class_words(&issue.class);
    for part in parts.into_iter().flatten() {
        text.push(' ');
        text.push_str(part);
    }
    text.to_lowercase()
}

fn holds_all(haystack: &str, words: &str) -> bool {
    words.to_lowercase().split_whitespace().all(|word| haystack.contains(word))
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
