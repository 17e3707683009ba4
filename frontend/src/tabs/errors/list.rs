//! The issues, the last seen first.

use leptos::prelude::*;

use super::filter::Filter;
use super::row::IssueRow;
use crate::api::Failure;
use crate::components::empty_state::EmptyState;
use crate::components::failure_note::FailureNote;
use crate::components::icon::Icon;
use crate::components::row_list::{RowList, tab_stop};
use crate::components::skeleton::Skeleton;
use crate::state::{Issues, Load, Session};

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
#[component]
pub(super) fn IssueList(filter: Filter, open: Memo<Option<String>>) -> impl IntoView {
    let issues = expect_context::<Issues>();
    let session = expect_context::<Session>();
    let load = issues.load();
    let ids = Memo::new(move |_| {
        load.with(|load| {
            let listed = load.ready().into_iter().flat_map(|list| &list.issues);
            listed.filter(|issue| filter.takes(issue)).map(|issue| issue.id.to_string()).collect::<Vec<_>>()
        })
    });
    let stop = Memo::new(move |_| ids.with(|ids| tab_stop(open.get(), ids)));
    let face = Memo::new(move |_| {
        load.with(|load| match load {
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(list) if list.issues.is_empty() => Face::Empty,
            Load::Ready(_) if ids.with(|ids| !ids.is_empty()) => Face::Rows,
            Load::Ready(_) if filter.words.with(|words| !words.trim().is_empty()) => Face::NoneFound,
            Load::Ready(list) => Face::NoneOpen(list.issues.len()),
        })
    });
    let rows = move || {
        view! {
            <RowList label="Errors">
                <For each=move || ids.get() key=Clone::clone children=move |id| view! { <IssueRow id=id open=open stop=stop /> } />
            </RowList>
        }
    };
    move || match face.get() {
        Face::Loading => view! { <Skeleton lines=6 /> }.into_any(),
        Face::Failed(failure) => {
            let retry = Callback::new(move |()| issues.fetch(session));
            view! { <FailureNote failure=failure retry=retry /> }.into_any()
        }
        Face::Rows => rows().into_any(),
        empty => nothing(&empty).into_any(),
    }
}

fn nothing(face: &Face) -> impl IntoView + use<> {
    let (title, text) = match face {
        Face::NoneOpen(count) => (
            "Nothing is open".to_owned(),
            format!("All {count} errors that were seen are resolved or ignored. New ones appear here by themselves."),
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
    view! { <EmptyState icon=Icon::Bug title=title text=text /> }
}
