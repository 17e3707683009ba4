//! The shape of what is on its way.

use crate::dom::{Element, el};

/// Lines that stand where rows will be.
pub(crate) fn skeleton(lines: usize) -> Element {
    el("div", "wr-skeleton")
        .attr("role", "status")
        .attr("aria-label", "Loading")
        .children((0..lines).map(|_| el("span", "wr-skeleton__line")))
}
