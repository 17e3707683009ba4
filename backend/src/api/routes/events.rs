//! What loaders report.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use time::OffsetDateTime;
use wrench_wire::{Accepted, EventBatch, Problem};

use crate::api::access::app_origin;
use crate::api::extract::{Query, body_failed};
use crate::api::problem::ApiError;
use crate::api::state::{App, AppState};
use crate::errors::{CollectError, MAX_BATCH_BYTES, read_batch};

/// How long a browser may remember the answer to a preflight, in seconds.
const PREFLIGHT_AGE: HeaderValue = HeaderValue::from_static("3600");
/// What a full queue is given to empty itself, in seconds.
const RETRY_AFTER_S: u32 = 2;

#[derive(Deserialize)]
pub(in crate::api) struct Key {
    key: Option<String>,
}

/// Take a batch of events. When the answer is 200 they are durable.
#[utoipa::path(
    post,
    path = "/api/v1/events",
    tag = "ingest",
    params(("key" = String, Query, description = "The project key, which the loader carries.")),
    request_body(content = EventBatch, description = "JSON, also as text/plain, which needs no preflight."),
    responses(
        (status = 200, body = Accepted),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn accept_events(
    State(app): State<AppState>,
    headers: HeaderMap,
    key: Query<Key>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let origin = match app_origin(&app, &headers) {
        Ok(origin) => origin,
        Err(error) => return error.into_response(),
    };
    let response = match accept(&app, (key.0.key.as_deref(), origin.as_deref()), body).await {
        Ok(accepted) => axum::Json(accepted).into_response(),
        Err(error) => error.into_response(),
    };
    readable_by(response, origin.as_deref())
}

async fn accept(
    app: &App,
    (key, origin): (Option<&str>, Option<&str>),
    body: Result<Bytes, BytesRejection>,
) -> Result<Accepted, ApiError> {
    if key != Some(app.store.project_key()) {
        return Err(ApiError::forbidden("The project key is missing or wrong.")
            .hint("Load loader.js from this server: it carries the key."));
    }
    let body = body.map_err(|error| body_failed(&error, MAX_BATCH_BYTES))?;
    let events = read_batch(&body, OffsetDateTime::now_utc(), origin)
        .map_err(|error| ApiError::bad_request(error.to_string()))?;
    let accepted = events.len();
    match app.collector.take(events).await {
        Ok(receipt) => Ok(Accepted { accepted, spooled: receipt.is_spooled }),
        Err(CollectError::Busy) => Err(ApiError::too_many("The queue of events is full.", RETRY_AFTER_S)),
        Err(error) => Err(ApiError::unavailable(&error)),
    }
}

/// Answer a preflight: a loader that sends JSON as such asks first.
#[utoipa::path(options, path = "/api/v1/events", tag = "ingest", responses((status = 204)))]
pub(in crate::api) async fn allow_events(State(app): State<AppState>, headers: HeaderMap) -> Response {
    let origin = match app_origin(&app, &headers) {
        Ok(origin) => origin,
        Err(error) => return error.into_response(),
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    let answer = response.headers_mut();
    answer.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST"));
    answer.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
    answer.insert(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_AGE);
    readable_by(response, origin.as_deref())
}

/// Lets the page that asked read the answer, and no other.
fn readable_by(mut response: Response, origin: Option<&str>) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin.and_then(|origin| HeaderValue::from_str(origin).ok()) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.headers_mut().insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    }
    response
}
