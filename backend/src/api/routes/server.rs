//! What this server is.

use axum::Json;
use axum::extract::State;
use wrench_wire::{Problem, ServerView, StoreState};

use crate::api::state::AppState;

/// Version, target, folder, store.
#[utoipa::path(
    get,
    path = "/api/v1/server",
    tag = "panel",
    security(("bearer" = [])),
    responses((status = 200, body = ServerView), (status = 401, body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::api) async fn find_server(State(app): State<AppState>) -> Json<ServerView> {
    let store = match app.store.ping().await {
        Ok(()) => StoreState::Ready,
        Err(_) => StoreState::Spooling,
    };
    Json(ServerView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        target: app.target.clone(),
        is_protected: app.is_protected,
        dir: app.deploy.dir.display().to_string(),
        store,
    })
}
