//! Nothing there: what will appear, and why it is good that nothing is there.

use crate::components::icon::{Icon, draw};
use crate::dom::{Element, Text, el};

/// A place that is empty: what it is for, what is so, and what will appear.
pub(crate) fn empty_state(icon: Icon, title: impl Into<Text>, text: impl Into<Text>) -> Element {
    el("div", "wr-empty")
        .child(draw(icon))
        .child(el("p", "wr-empty__title").text(title))
        .child(el("p", "wr-empty__text").text(text))
}
