//! The checks under their headings.

use leptos::prelude::*;

use super::row::CheckRow;
use crate::components::empty_state::EmptyState;
use crate::components::icon::Icon;
use crate::components::skeleton::Skeleton;
use crate::state::{Diagnostics, Progress};

/// A heading with the codes of its checks.
type Group = (&'static str, Vec<String>);

/// Every check of the run, one block per group.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();
    let groups = Memo::new(move |_| {
        diagnostics.rows.with(|rows| {
            let mut groups: Vec<Group> = Vec::new();
            for row in rows {
                match groups.iter_mut().find(|(title, _)| *title == row.group) {
                    Some((_, codes)) => codes.push(row.code.clone()),
                    None => groups.push((row.group, vec![row.code.clone()])),
                }
            }
            groups
        })
    });
    let titles = Memo::new(move |_| groups.with(|groups| groups.iter().map(|(title, _)| *title).collect::<Vec<_>>()));
    let is_running = Memo::new(move |_| diagnostics.progress.get() == Progress::Running);

    move || match titles.get() {
        titles if !titles.is_empty() => titles.into_iter().map(|title| group(title, groups)).collect_view().into_any(),
        _ if is_running.get() => view! { <Skeleton lines=8 /> }.into_any(),
        _ => {
            let text = "Each check of the database, the schema, the security rules, the deployments and this browser \
                        will have a line here: what was measured, whether that is good, and what to do if it is not.";
            view! { <EmptyState icon=Icon::Pulse title="No checks yet" text=text /> }.into_any()
        }
    }
}

fn group(title: &'static str, groups: Memo<Vec<Group>>) -> impl IntoView {
    let codes = move || {
        groups.with(|groups| groups.iter().find(|(known, _)| *known == title).map(|(_, codes)| codes.clone()))
    };
    view! {
        <section class="wr-checks" aria-label=title>
            <h3 class="wr-checks__title">{title}</h3>
            <ul class="wr-checks__rows">
                <For each=move || codes().unwrap_or_default() key=Clone::clone children=|code| view! { <CheckRow code=code /> } />
            </ul>
        </section>
    }
}
