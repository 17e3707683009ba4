//! The checks under their headings.

use leptos::prelude::*;

use crate::checks::{CHECKS, Check};
use crate::components::check_row::CheckRow;

/// Every check in the order of [`CHECKS`], one block per group.
#[component]
pub(crate) fn CheckList() -> impl IntoView {
    let mut first = 0;
    let groups: Vec<_> = CHECKS
        .chunk_by(|left, right| left.group == right.group)
        .map(|checks| {
            let start = first;
            first += checks.len();
            group(start, checks)
        })
        .collect();

    view! { <div class="wr-checks">{groups}</div> }
}

fn group(start: usize, checks: &'static [Check]) -> impl IntoView {
    let heading = checks.first().map_or("", |check| check.group);
    let rows: Vec<_> = (start..start + checks.len()).map(|index| view! { <CheckRow index=index /> }).collect();

    view! {
        <section class="wr-checks__group" aria-label=heading>
            <h2 class="wr-checks__heading">{heading}</h2>
            <ul class="wr-checks__rows">{rows}</ul>
        </section>
    }
}
