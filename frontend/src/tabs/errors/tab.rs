//! The tab: list and detail, and which issue is open.

use leptos::prelude::*;

use super::detail::IssuePane;
use super::filter::{Filter, FilterBar};
use super::list::IssueList;
use crate::state::Route;

/// Its name in addresses.
pub(crate) const ID: &str = "errors";

/// Errors.
#[component]
pub(crate) fn ErrorsTab() -> impl IntoView {
    let open = expect_context::<Route>().item_of(ID);
    let filter = Filter::new();
    view! {
        <div class="wr-split" data-open=move || open.with(Option::is_some).to_string()>
            <div class="wr-split__list">
                <FilterBar filter=filter />
                <IssueList filter=filter open=open />
            </div>
            <IssuePane open=open />
        </div>
    }
}
