//! The pane of the open deployment.

use leptos::prelude::*;
use wrench_wire::DeploymentDetail;

use super::findings::Findings;
use super::head::head;
use super::statements::Statements;
use crate::api::Failure;
use crate::components::empty_state::EmptyState;
use crate::components::failure_note::FailureNote;
use crate::components::icon::Icon;
use crate::components::skeleton::Skeleton;
use crate::state::{DeploymentDetails, Deployments, Load, Session};

#[derive(Clone, PartialEq)]
enum Face {
    Nothing,
    Loading,
    Failed(Failure),
    Ready(Box<DeploymentDetail>),
}

/// The pane, or what it is for.
#[component]
pub(super) fn DeploymentPane(open: Memo<Option<String>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let changes = expect_context::<Deployments>().changes;
    let details = DeploymentDetails::new();
    let fetch = move || {
        if let Some(id) = open.get_untracked() {
            let id = String::from(js_sys::encode_uri_component(&id));
            details.fetch(session, format!("/api/v1/deployments/{id}"));
        }
    };
    Effect::new(move |before: Option<Option<String>>| {
        let now = open.get();
        changes.track();
        if before.as_ref() != Some(&now) {
            details.clear();
        }
        fetch();
        now
    });
    let face = Memo::new(move |_| {
        details.load().with(|load| match load {
            _ if open.with(Option::is_none) => Face::Nothing,
            Load::Loading => Face::Loading,
            Load::Failed(failure) => Face::Failed(failure.clone()),
            Load::Ready(detail) => Face::Ready(Box::new(detail.clone())),
        })
    });
    view! {
        <section class="wr-split__detail" aria-label="The chosen deployment" tabindex="0">
            {move || match face.get() {
                Face::Nothing => nothing().into_any(),
                Face::Loading => view! { <Skeleton lines=9 /> }.into_any(),
                Face::Failed(failure) => {
                    view! { <FailureNote failure=failure retry=Callback::new(move |()| fetch()) /> }.into_any()
                }
                Face::Ready(detail) => ready(*detail).into_any(),
            }}
        </section>
    }
}

fn nothing() -> impl IntoView {
    view! {
        <EmptyState
            icon=Icon::Stack
            title="Choose a deployment"
            text="Here you will read every statement with the decision that was made for it, what ran in its place, and why."
        />
    }
}

fn ready(detail: DeploymentDetail) -> impl IntoView {
    let findings = detail.findings.clone();
    let (statements, has_log) = (detail.statements.clone(), detail.has_log);
    view! {
        <article class="wr-detail">
            {head(detail)} <Findings findings=findings /> <Statements statements=statements has_log=has_log />
        </article>
    }
}
