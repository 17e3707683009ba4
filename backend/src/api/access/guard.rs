//! The checks in front of routes.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use time::OffsetDateTime;

use crate::api::problem::ApiError;
use crate::api::state::AppState;

/// Refuses names that are not this server's.
pub(in crate::api) async fn known_host(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let host = text(request.headers(), header::HOST).or_else(|| request.uri().authority().map(|own| own.as_str()));
    if host.is_some_and(|host| app.addresses.is_own_host(host)) {
        return next.run(request).await;
    }
    let named = host.unwrap_or("no host");
    ApiError::forbidden(format!("This server is not called {named}."))
        .hint("Call it `localhost`, or allow the name with `[serve] hosts` in wrench.toml.")
        .into_response()
}

/// Refuses pages of other origins. Without an `Origin` it is no page, or a page's own picture or script.
pub(in crate::api) async fn own_origin(State(app): State<AppState>, request: Request, next: Next) -> Response {
    match text(request.headers(), header::ORIGIN) {
        Some(origin) if !app.addresses.is_own_origin(origin) => {
            ApiError::forbidden(format!("Pages of {origin} may not call this.")).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Refuses callers without a bearer.
pub(in crate::api) async fn paired(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let bearer = text(request.headers(), header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    match bearer {
        Some(token) if app.sessions.knows(token.trim(), OffsetDateTime::now_utc()) => next.run(request).await,
        Some(_) => ApiError::unauthorized("The session has ended or was never begun.").into_response(),
        None => ApiError::unauthorized("The request has no bearer.")
            .hint("Pair the browser with the code in the terminal that runs Wrench.")
            .into_response(),
    }
}

/// The origin of the page that reports, when there is one and it may.
pub(in crate::api) fn app_origin(app: &AppState, headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(origin) = text(headers, header::ORIGIN) else { return Ok(None) };
    if app.addresses.is_app_origin(origin) || app.addresses.is_own_origin(origin) {
        return Ok(Some(origin.to_owned()));
    }
    Err(ApiError::forbidden(format!("Pages of {origin} may not report here."))
        .hint("Allow the origin with `[serve] origins` in wrench.toml."))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
