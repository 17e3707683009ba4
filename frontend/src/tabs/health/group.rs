//! The checks under their headings.

use leptos::prelude::*;

use super::row::check_row;
use crate::components::empty_state::empty_state;
use crate::components::icon::Icon;
use crate::components::skeleton::skeleton;
use crate::dom::{Element, el};
use crate::state::{Diagnostics, Progress, memo};

/// Every check of the run, one block per group.
pub(super) fn groups() -> Element {
    let diagnostics = expect_context::<Diagnostics>();
    let titles = move || {
        diagnostics.rows.with(|rows| {
            let mut titles: Vec<String> = Vec::new();
            for row in rows {
                if titles.iter().all(|title| title != row.group) {
                    titles.push(row.group.to_owned());
                }
            }
            titles
        })
    };
    let is_empty = memo(move || diagnostics.rows.with(Vec::is_empty));
    let is_running = memo(move || diagnostics.progress.get() == Progress::Running);
    let text = "Each check of the database, the schema, the security rules, the deployments and this browser will have a \
                line here: what was measured, whether that is good, and what to do if it is not.";
    el("div", "").keyed(titles, move |title| group(diagnostics, title)).live(move || match is_empty.get() {
        true if is_running.get() => vec![skeleton(8)],
        true => vec![empty_state(Icon::Pulse, "No checks yet", text)],
        false => Vec::new(),
    })
}

fn group(diagnostics: Diagnostics, title: String) -> Element {
    let wanted = title.clone();
    let codes = move || {
        diagnostics
            .rows
            .with(|rows| rows.iter().filter(|row| row.group == wanted).map(|row| row.code.clone()).collect::<Vec<_>>())
    };
    el("section", "wr-checks")
        .attr("aria-label", title.clone())
        .child(el("h3", "wr-checks__title").text(title))
        .child(el("ul", "wr-checks__rows").keyed(codes, move |code| check_row(diagnostics, code)))
}
