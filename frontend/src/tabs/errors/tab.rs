//! The tab: list and detail, and which issue is open.

use leptos::prelude::*;

use super::detail::issue_pane;
use super::filter::{Filter, filter_bar};
use super::list::issue_list;
use crate::dom::{Element, el};
use crate::state::Route;

/// Its name in addresses.
pub(crate) const ID: &str = "errors";

/// Errors.
pub(crate) fn errors_tab() -> Element {
    let open = expect_context::<Route>().item_of(ID);
    let filter = Filter::new();
    el("div", "wr-split")
        .live_attr("data-open", move || Some(open.with(Option::is_some).to_string().into()))
        .child(el("div", "wr-split__list").child(filter_bar(filter)).child(issue_list(filter, open)))
        .child(issue_pane(open))
}
