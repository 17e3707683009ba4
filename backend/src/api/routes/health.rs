//! For those who watch the server.

use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::api::state::AppState;
use crate::postgres::connect;
use crate::shadow::Warmth;

const PATIENCE: Duration = Duration::from_secs(2);

/// The server runs.
#[utoipa::path(get, path = "/livez", tag = "health", responses((status = 200, body = String, content_type = "text/plain")))]
pub(in crate::api) async fn live() -> &'static str {
    "ok\n"
}

/// What the server needs is there: a line each, 503 when one is away. A line for the copy of the schema says how far it is;
/// nothing waits for it.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "health",
    responses(
        (status = 200, body = String, content_type = "text/plain"),
        (status = 503, body = String, content_type = "text/plain"),
    )
)]
pub(in crate::api) async fn ready(State(app): State<AppState>) -> Response {
    let store = async { app.store.ping().await.is_ok() };
    let target = async { connect(&app.reader, "wrench ready", "").await.is_ok() };
    let within = |check| tokio::time::timeout(PATIENCE, check);
    let store = within(Box::pin(store) as std::pin::Pin<Box<dyn Future<Output = bool> + Send>>);
    let (store, target) = tokio::join!(store, within(Box::pin(target)));
    let line =
        |name: &str, is_there: bool| if is_there { format!("[+]{name} ok\n") } else { format!("[-]{name} failed\n") };
    let (store, target) = (store.unwrap_or(false), target.unwrap_or(false));
    let shadow = app.shadow.as_ref().map(|shadow| copy_line(&shadow.warmth())).unwrap_or_default();
    let status = if store && target { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, plain, line("store", store) + &line("target", target) + &shadow).into_response()
}

fn copy_line(warmth: &Warmth) -> String {
    match warmth {
        Warmth::Cold | Warmth::Warming => "[ ]shadow warming\n".to_owned(),
        Warmth::Warm { unproved: 0, .. } => "[+]shadow warm\n".to_owned(),
        Warmth::Warm { unproved, .. } => format!("[+]shadow warm, {unproved} unproved\n"),
        Warmth::Failed(_) => "[-]shadow failed\n".to_owned(),
    }
}
