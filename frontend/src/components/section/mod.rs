//! A part of a detail pane.

use crate::dom::{Element, el};

/// A heading, and place for what belongs to it.
pub(crate) fn section(title: &'static str) -> Element {
    el("section", "wr-section").child(el("h3", "wr-section__title").text(title))
}
