//! The pane of the open deployment.

use leptos::prelude::*;
use wrench_wire::DeploymentDetail;

use super::head::head;
use super::statements::statements;
use crate::api::Failure;
use crate::components::empty_state::empty_state;
use crate::components::failure_note::failure_note;
use crate::components::findings::findings;
use crate::components::icon::Icon;
use crate::components::skeleton::skeleton;
use crate::dom::{Element, el};
use crate::state::{DeploymentDetails, Deployments, Load, Session, effect, memo};

#[derive(Clone, PartialEq)]
enum Face {
    Nothing,
    Loading,
    Failed(Failure),
    Ready(Box<DeploymentDetail>),
}

/// The pane, or what it is for.
pub(super) fn deployment_pane(open: Memo<Option<String>>) -> Element {
    let session = expect_context::<Session>();
    let changes = expect_context::<Deployments>().changes;
    let details = DeploymentDetails::new();
    let fetch = move || {
        if let Some(id) = open.get_untracked() {
            let id = String::from(js_sys::encode_uri_component(&id));
            details.fetch(session, format!("/api/v1/deployments/{id}"));
        }
    };
    let before = StoredValue::new(None);
    effect(move || {
        let now = open.get();
        changes.track();
        // Another one's content is not shown meanwhile; an older one of the same is.
        if before.with_value(|before| *before != now) {
            details.clear();
            before.set_value(now);
        }
        fetch();
    });
    let face = memo(move || {
        details.load().with(|load| match load {
            _ if open.with(Option::is_none) => Face::Nothing,
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(detail) => Face::Ready(Box::new(detail.clone())),
        })
    });
    let about =
        "Here you will read every statement with the decision that was made for it, what ran in its place, and why.";
    el("section", "wr-split__detail").attr("aria-label", "The chosen deployment").attr("tabindex", "0").live(
        move || {
            vec![match face.get() {
                Face::Nothing => empty_state(Icon::Stack, "Choose a deployment", about),
                Face::Loading => skeleton(9),
                Face::Failed(failure) => failure_note(failure, fetch),
                Face::Ready(detail) => ready(*detail),
            }]
        },
    )
}

fn ready(detail: DeploymentDetail) -> Element {
    let DeploymentDetail { summary, tool_version, target, findings: found, statements: ran, has_log } = detail;
    el("article", "wr-detail")
        .children(head(summary, target.as_ref(), tool_version))
        .children(findings("Findings", found))
        .child(statements(ran, has_log))
}
