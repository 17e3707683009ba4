//! The issues, the last seen first.

use leptos::prelude::*;

use super::filter::Filter;
use super::row::issue_row;
use super::tab::ID;
use crate::api::Failure;
use crate::components::empty_state::empty_state;
use crate::components::failure_note::failure_note;
use crate::components::icon::Icon;
use crate::components::row_list::{Rows, row_list};
use crate::components::skeleton::skeleton;
use crate::dom::{Element, el};
use crate::state::{Issues, Load, Session, memo};
use crate::text::counted;

/// What the place of the list shows.
#[derive(Clone, PartialEq)]
enum Face {
    Loading,
    Failed(Failure),
    Empty,
    NoneOpen(usize),
    NoneFound,
    Rows,
}

/// The list, or why there is none.
pub(super) fn issue_list(filter: Filter, open: Memo<Option<String>>) -> Element {
    let issues = expect_context::<Issues>();
    let session = expect_context::<Session>();
    let load = issues.load();
    let items = memo(move || {
        load.with(|load| {
            let listed = load.ready().into_iter().flat_map(|list| &list.issues);
            listed.filter(|issue| filter.takes(issue)).map(|issue| issue.id.to_string()).collect::<Vec<_>>()
        })
    });
    let face = memo(move || {
        load.with(|load| match load {
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(list) if list.issues.is_empty() => Face::Empty,
            Load::Ready(_) if items.with(|items| !items.is_empty()) => Face::Rows,
            Load::Ready(_) if filter.words.with(|words| !words.trim().is_empty()) => Face::NoneFound,
            Load::Ready(list) => Face::NoneOpen(list.issues.len()),
        })
    });
    el("div", "").live(move || {
        vec![match face.get() {
            Face::Loading => skeleton(6),
            Face::Failed(failure) => failure_note(failure, move || issues.fetch(session)),
            Face::Rows => row_list(Rows { tab: ID, label: "Errors", items, open }, move |item| issue_row(issues, item)),
            empty => nothing(&empty),
        }]
    })
}

fn nothing(face: &Face) -> Element {
    let (title, text) = match face {
        Face::NoneOpen(count) => (
            "Nothing is open".to_owned(),
            format!(
                "{} seen so far, and all of it resolved or ignored. New ones appear here by themselves.",
                counted(*count, "error")
            ),
        ),
        Face::NoneFound => {
            ("No error has these words".to_owned(), "Search for a table, a column, a code or an address.".to_owned())
        }
        _ => (
            "No errors".to_owned(),
            "When a request of your app fails, it appears here at once with what it means and what would mend it. \
             Nothing here means that every request was answered."
                .to_owned(),
        ),
    };
    empty_state(Icon::Bug, title, text)
}
