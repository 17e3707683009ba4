//! Pairing.

use std::time::Instant;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use wrench_wire::{PairingRequest, Problem, SessionView};

use crate::api::access::PairingError;
use crate::api::extract::Json;
use crate::api::problem::ApiError;
use crate::api::state::AppState;

/// Show a new one-time code in the terminal that runs the server. It ends the one before.
#[utoipa::path(
    post,
    path = "/api/v1/session/code",
    tag = "session",
    responses((status = 204), (status = 429, body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::api) async fn show_code(State(app): State<AppState>) -> Result<StatusCode, ApiError> {
    let code = app.pairing.new_code(Instant::now()).map_err(|error| ApiError::internal(&error))?;
    let code = code.ok_or_else(|| ApiError::too_many("A code was shown a moment ago.", 2))?;
    (app.show_code)(&code, app.address);
    Ok(StatusCode::NO_CONTENT)
}

/// Exchange the code for a bearer.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    tag = "session",
    request_body = PairingRequest,
    responses((status = 200, body = SessionView), (status = 401, body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::api) async fn begin_session(
    State(app): State<AppState>,
    Json(request): Json<PairingRequest>,
) -> Result<axum::Json<SessionView>, ApiError> {
    app.pairing.redeem(&request.code, Instant::now()).map_err(|error| match error {
        PairingError::Wrong { left } => ApiError::unauthorized(format!("The code is wrong; {left} tries are left.")),
        PairingError::NoCode => {
            ApiError::unauthorized("There is no valid code: it was used, is too old, or was tried too often.")
                .hint("Have a new one shown in the terminal.")
        }
    })?;
    let begun = app.sessions.begin(OffsetDateTime::now_utc()).map_err(|error| ApiError::internal(&error))?;
    let (token, hash, end) = begun;
    if let Err(error) = app.store.add_session(&hash, end).await {
        // The session works until the server ends; the person need not be stopped for that.
        tracing::warn!(error = &error as &dyn std::error::Error, "could not remember a session");
    }
    let expires_at = end.format(&Rfc3339).map_err(|error| ApiError::internal(&error))?;
    Ok(axum::Json(SessionView { token, expires_at }))
}

/// End the session.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    tag = "panel",
    security(("bearer" = [])),
    responses((status = 204), (status = 401, body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::api) async fn end_session(
    State(app): State<AppState>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = bearer.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let hash = app.sessions.end(token.trim());
    app.store.end_session(&hash).await.map_err(|error| ApiError::unavailable(&error))?;
    Ok(StatusCode::NO_CONTENT)
}
