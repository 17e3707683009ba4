//! The tab: list and detail, and which deployment is open.

use leptos::prelude::*;

use super::detail::DeploymentPane;
use super::list::DeploymentList;
use crate::state::Route;

/// Its name in addresses.
pub(crate) const ID: &str = "deployments";

/// Deployments.
#[component]
pub(crate) fn DeploymentsTab() -> impl IntoView {
    let open = expect_context::<Route>().item_of(ID);
    view! {
        <div class="wr-split" data-open=move || open.with(Option::is_some).to_string()>
            <div class="wr-split__list">
                <DeploymentList open=open />
            </div>
            <DeploymentPane open=open />
        </div>
    }
}
