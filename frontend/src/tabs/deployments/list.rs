//! The deployments, the newest first.

use leptos::prelude::*;

use super::row::DeploymentRow;
use crate::api::Failure;
use crate::components::empty_state::EmptyState;
use crate::components::failure_note::FailureNote;
use crate::components::icon::Icon;
use crate::components::row_list::{RowList, tab_stop};
use crate::components::skeleton::Skeleton;
use crate::state::{Deployments, Load, Session};

#[derive(Clone, PartialEq)]
enum Face {
    Loading,
    Failed(Failure),
    Empty,
    Rows,
}

/// The list, or why there is none.
#[component]
pub(super) fn DeploymentList(open: Memo<Option<String>>) -> impl IntoView {
    let deployments = expect_context::<Deployments>();
    let session = expect_context::<Session>();
    let load = deployments.load();
    let ids = Memo::new(move |_| {
        load.with(|load| {
            let listed = load.ready().into_iter().flat_map(|list| &list.deployments);
            listed.map(|deployment| deployment.id.clone()).collect::<Vec<_>>()
        })
    });
    let stop = Memo::new(move |_| ids.with(|ids| tab_stop(open.get(), ids)));
    let face = Memo::new(move |_| {
        load.with(|load| match load {
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(list) if list.deployments.is_empty() => Face::Empty,
            Load::Ready(_) => Face::Rows,
        })
    });
    move || match face.get() {
        Face::Loading => view! { <Skeleton lines=6 /> }.into_any(),
        Face::Failed(failure) => {
            let retry = Callback::new(move |()| deployments.fetch(session));
            view! { <FailureNote failure=failure retry=retry /> }.into_any()
        }
        Face::Empty => {
            let text = "Every `wrench deploy` will have a line here with what it ran, what it healed and what it left \
                        alone. An empty list means that this database is as you made it.";
            view! { <EmptyState icon=Icon::Stack title="Nothing was deployed yet" text=text /> }.into_any()
        }
        Face::Rows => {
            view! {
                <RowList label="Deployments">
                    <For
                        each=move || ids.get()
                        key=Clone::clone
                        children=move |id| view! { <DeploymentRow id=id open=open stop=stop /> }
                    />
                </RowList>
            }
            .into_any()
        }
    }
}
