//! Full diagnostics, told as they happen.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, stream};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;
use wrench_wire::{DiagnosticsMessage, Problem};

use crate::api::convert::diagnostics_message;
use crate::api::state::AppState;
use crate::audit::{self, AuditRequest};
use crate::files::PlatformKind;

/// Run all checks. Each message is one server-sent event; going away ends the run.
#[utoipa::path(
    post,
    path = "/api/v1/diagnostics",
    tag = "panel",
    security(("bearer" = [])),
    responses(
        (status = 200, body = DiagnosticsMessage, content_type = "text/event-stream"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn run_diagnostics(
    State(app): State<AppState>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (sender, receiver) = mpsc::unbounded_channel();
    let request = AuditRequest {
        address: app.reader.clone(),
        declared: Some(app.deploy.clone()),
        platform: app.deploy.platform.unwrap_or(PlatformKind::Auto),
    };
    let run = AbortOnDropHandle::new(tokio::spawn(async move {
        audit::run(&request, move |message| {
            // The listener may have gone; then the run is about to be ended.
            let _heard = sender.send(message);
        })
        .await;
    }));
    // The run lives in the stream, so that it ends with it.
    let messages = stream::unfold((receiver, run), |(mut receiver, run)| async move {
        let message = receiver.recv().await?;
        let text = serde_json::to_string(&diagnostics_message(&message)).unwrap_or_default();
        Some((Ok(Event::default().data(text)), (receiver, run)))
    });
    Sse::new(messages).keep_alive(KeepAlive::default())
}
