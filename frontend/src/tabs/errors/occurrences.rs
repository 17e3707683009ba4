//! The last times that an issue happened, and how the very last one looked.

use wrench_wire::OccurrenceView;

use super::request::request;
use crate::components::section::section;
use crate::components::time_ago::time_ago;
use crate::dom::{Element, el};
use crate::state::Clock;
use crate::text::mechanism_words;

/// The last one's request, then all, the newest first.
pub(super) fn occurrences(occurrences: Vec<OccurrenceView>) -> Vec<Element> {
    let mut sections = occurrences.first().map(request).unwrap_or_default();
    if !occurrences.is_empty() {
        let rows = occurrences.into_iter().map(row);
        sections.push(section("Last occurrences").child(el("ul", "wr-occurrences").children(rows)));
    }
    sections
}

fn row(occurrence: OccurrenceView) -> Element {
    let OccurrenceView { received_at, mechanism, page, .. } = occurrence;
    let exact = Clock::exact(&received_at);
    el("li", "wr-occurrences__row")
        .child(time_ago(received_at))
        .child(el("span", "wr-occurrences__exact").text(exact))
        .child(el("span", "wr-occurrences__how").text(mechanism_words(mechanism)))
        .child(el("span", "wr-occurrences__page").text(page.unwrap_or_default()))
}
