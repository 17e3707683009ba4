//! The tab: what state this is, the button that finds out, and the evidence.

use super::group::groups;
use super::run_button::run_button;
use super::summary::summary;
use crate::dom::{Element, el};

/// System Health.
pub(crate) fn health_tab() -> Element {
    el("div", "wr-health").child(el("div", "wr-health__lead").child(summary()).child(run_button())).child(groups())
}
