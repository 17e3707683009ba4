//! The tab: list and detail, and which deployment is open.

use leptos::prelude::*;

use super::detail::deployment_pane;
use super::list::deployment_list;
use crate::dom::{Element, el};
use crate::state::Route;

/// Its name in addresses.
pub(crate) const ID: &str = "deployments";

/// Deployments.
pub(crate) fn deployments_tab() -> Element {
    let open = expect_context::<Route>().item_of(ID);
    el("div", "wr-split")
        .live_attr("data-open", move || Some(open.with(Option::is_some).to_string().into()))
        .child(el("div", "wr-split__list").child(deployment_list(open)))
        .child(deployment_pane(open))
}
