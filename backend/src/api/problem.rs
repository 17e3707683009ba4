//! Errors of the API: RFC 9457, `application/problem+json`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use wrench_wire::Problem;

/// An error on its way to the client. What only the log should know stays out of it.
#[derive(Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: Option<String>,
    hint: Option<String>,
    retry_after_s: Option<u32>,
}

impl ApiError {
    fn new(status: StatusCode, kind: &'static str, title: &'static str) -> ApiError {
        ApiError { status, kind, title, detail: None, hint: None, retry_after_s: None }
    }

    /// 400: the request cannot be understood.
    pub(super) fn bad_request(detail: impl Into<String>) -> ApiError {
        ApiError::new(StatusCode::BAD_REQUEST, "bad-request", "the request is not valid").detail(detail)
    }

    /// 401: no bearer, or one that is not known.
    pub(super) fn unauthorized(detail: impl Into<String>) -> ApiError {
        ApiError::new(StatusCode::UNAUTHORIZED, "not-paired", "this browser is not paired with Wrench").detail(detail)
    }

    /// 403: the caller is known and may not.
    pub(super) fn forbidden(detail: impl Into<String>) -> ApiError {
        ApiError::new(StatusCode::FORBIDDEN, "forbidden", "this caller is not allowed").detail(detail)
    }

    /// 404.
    pub(super) fn not_found(what: impl std::fmt::Display) -> ApiError {
        ApiError::new(StatusCode::NOT_FOUND, "not-found", "there is no such thing").detail(format!("{what}."))
    }

    /// 405.
    pub(super) fn method_not_allowed() -> ApiError {
        ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "this address has another method")
    }

    /// 409: what was asked for is not done, and why.
    pub(super) fn refused(detail: impl Into<String>) -> ApiError {
        ApiError::new(StatusCode::CONFLICT, "refused", "Wrench does not do this").detail(detail)
    }

    /// 413.
    pub(super) fn too_large(limit: usize) -> ApiError {
        ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "the body is too large")
            .detail(format!("At most {limit} bytes are taken."))
    }

    /// 429.
    pub(super) fn too_many(detail: impl Into<String>, retry_after_s: u32) -> ApiError {
        let error = ApiError::new(StatusCode::TOO_MANY_REQUESTS, "too-many", "too much at once").detail(detail);
        ApiError { retry_after_s: Some(retry_after_s), ..error }
    }

    /// 503: something Wrench needs is away. The error is logged; the client gets its outermost message.
    pub(super) fn unavailable(error: &(dyn std::error::Error + 'static)) -> ApiError {
        tracing::warn!(error, "not available");
        ApiError::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "a part of Wrench is away")
            .detail(sentence(&error.to_string()))
    }

    /// 500. The error is logged and stays here.
    pub(super) fn internal(error: &(dyn std::error::Error + 'static)) -> ApiError {
        tracing::error!(error, "internal error");
        ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Wrench has failed")
            .detail("The log of `wrench serve` has the reason.")
    }

    /// Says what to do next.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> ApiError {
        self.hint = Some(hint.into());
        self
    }

    fn detail(mut self, detail: impl Into<String>) -> ApiError {
        self.detail = Some(detail.into());
        self
    }
}

/// An error's message as a sentence.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let problem = Problem {
            kind: format!("/api/problems/{}", self.kind),
            title: self.title.to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            hint: self.hint,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let json = HeaderValue::from_static("application/problem+json");
        let mut response = (self.status, [(header::CONTENT_TYPE, json)], body).into_response();
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
