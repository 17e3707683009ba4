//! Every route on one screen.

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use axum::{Json, Router};
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{known_host, own_origin, paired};
use super::extract::MAX_BODY_BYTES;
use super::routes::{deployments, diagnostics, events, health, issues, plans, server, session, stream};
use super::state::AppState;
use super::{assets, confirm, reference};
use crate::errors::MAX_BATCH_BYTES;

#[derive(OpenApi)]
#[openapi(
    info(title = "Wrench", description = "The error server and the panel's API."),
    tags(
        (name = "ingest", description = "What loaders report. Needs the project key and an allowed origin."),
        (name = "session", description = "A one-time code against a bearer."),
        (name = "panel", description = "Reading and acting. Needs the bearer."),
        (name = "health", description = "For those who watch the server."),
    )
)]
struct Document;

/// The routes, guarded, with the pages around them.
pub(super) fn router(app: AppState) -> Router {
    let (routes, document) = guarded(&app).split_for_parts();
    let reference = reference::page(&document);
    routes
        .route("/api/openapi.json", get(async move || Json(document)))
        .route("/api", get(async move || reference))
        .route("/confirm/{plan}", get(confirm::page))
        .route("/confirm.js", get(confirm::script))
        .route("/confirm.css", get(confirm::style))
        .route("/loader.js", get(assets::loader))
        .fallback(assets::panel)
        .method_not_allowed_fallback(assets::other_method)
        .layer(from_fn(assets::no_sniffing))
        .layer(from_fn_with_state(app.clone(), known_host))
        // Those who watch a server call it by its address.
        .merge(Router::from(OpenApiRouter::new().routes(routes!(health::live)).routes(routes!(health::ready))))
        .with_state(app)
}

/// Who may call what.
fn guarded(app: &AppState) -> OpenApiRouter<AppState> {
    let ingest = OpenApiRouter::new()
        .routes(routes!(events::accept_events, events::allow_events))
        .layer(DefaultBodyLimit::max(MAX_BATCH_BYTES));
    let session = OpenApiRouter::new()
        .routes(routes!(session::show_code))
        .routes(routes!(session::begin_session))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(from_fn_with_state(app.clone(), own_origin));
    let panel = OpenApiRouter::new()
        .routes(routes!(session::end_session))
        .routes(routes!(server::find_server))
        .routes(routes!(issues::list_issues))
        .routes(routes!(issues::find_issue))
        .routes(routes!(diagnostics::run_diagnostics))
        .routes(routes!(issues::try_proposals))
        .routes(routes!(plans::make_plan))
        .routes(routes!(plans::find_plan))
        .routes(routes!(plans::confirm_plan))
        .routes(routes!(plans::undo_issue))
        .routes(routes!(deployments::list_deployments, plans::apply_plan))
        .routes(routes!(deployments::find_deployment))
        .routes(routes!(stream::follow))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .route_layer(from_fn_with_state(app.clone(), paired))
        .layer(from_fn_with_state(app.clone(), own_origin));
    OpenApiRouter::with_openapi(document()).merge(ingest).merge(session).merge(panel)
}

fn document() -> utoipa::openapi::OpenApi {
    let mut document = Document::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.info.version);
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    document
}
