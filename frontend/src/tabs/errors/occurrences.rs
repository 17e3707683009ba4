//! The last times that an issue happened.

use leptos::prelude::*;
use wrench_wire::{IssueDetail, OccurrenceView};

use crate::components::section::Section;
use crate::components::time_ago::TimeAgo;
use crate::state::Clock;
use crate::text::mechanism_words;

/// The occurrences, the newest first.
#[component]
pub(super) fn Occurrences(detail: Memo<Option<IssueDetail>>) -> impl IntoView {
    let occurrences = Memo::new(move |_| {
        detail.with(|detail| detail.as_ref().map(|detail| detail.occurrences.clone()).unwrap_or_default())
    });
    move || {
        let rows: Vec<_> = occurrences.get().into_iter().map(row).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <Section title="Last occurrences">
                    <ul class="wr-occurrences">{rows}</ul>
                </Section>
            }
        })
    }
}

fn row(occurrence: OccurrenceView) -> impl IntoView {
    let OccurrenceView { received_at, mechanism, page, .. } = occurrence;
    let exact = Clock::exact(&received_at);
    view! {
        <li class="wr-occurrences__row">
            <TimeAgo time=received_at />
            <span class="wr-occurrences__exact">{exact}</span>
            <span class="wr-occurrences__how">{mechanism_words(mechanism)}</span>
            <span class="wr-occurrences__page">{page}</span>
        </li>
    }
}
