//! The deployments, the newest first.

use leptos::prelude::*;

use super::row::deployment_row;
use super::tab::ID;
use crate::api::Failure;
use crate::components::empty_state::empty_state;
use crate::components::failure_note::failure_note;
use crate::components::icon::Icon;
use crate::components::row_list::{Rows, row_list};
use crate::components::skeleton::skeleton;
use crate::dom::{Element, el};
use crate::state::{Deployments, Load, Session, memo};

#[derive(Clone, PartialEq)]
enum Face {
    Loading,
    Failed(Failure),
    Empty,
    Rows,
}

/// The list, or why there is none.
pub(super) fn deployment_list(open: Memo<Option<String>>) -> Element {
    let deployments = expect_context::<Deployments>();
    let session = expect_context::<Session>();
    let load = deployments.load();
    let items = memo(move || {
        load.with(|load| {
            let listed = load.ready().into_iter().flat_map(|list| &list.deployments);
            listed.map(|deployment| deployment.id.clone()).collect::<Vec<_>>()
        })
    });
    let face = memo(move || {
        load.with(|load| match load {
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(list) if list.deployments.is_empty() => Face::Empty,
            Load::Ready(_) => Face::Rows,
        })
    });
    let text = "Every `wrench deploy` will have a line here with what it ran, what it healed and what it left alone. An \
                empty list means that this database is as you made it.";
    let rows = Rows { tab: ID, label: "Deployments", items, open };
    el("div", "").live(move || {
        vec![match face.get() {
            Face::Loading => skeleton(6),
            Face::Failed(failure) => failure_note(failure, move || deployments.fetch(session)),
            Face::Empty => empty_state(Icon::Stack, "Nothing was deployed yet", text),
            Face::Rows => row_list(rows, move |item| deployment_row(deployments, item)),
        }]
    })
}
