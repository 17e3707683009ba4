//! The data API answers pages of any origin, without credentials: what a request may do is in its token.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;

const METHODS: &str = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
const EXPOSED: &str = "content-range, content-type, preference-applied, proxy-status, www-authenticate";
const REMEMBERED: &str = "3600";

/// Allows every origin, and answers the browser's question whether it may ask.
pub(crate) async fn allow(request: Request, next: Next) -> Response<Body> {
    let asked = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    let is_question = request.method() == Method::OPTIONS;
    let mut response = if is_question { Response::new(Body::empty()) } else { next.run(request).await };
    if is_question {
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(REMEMBERED));
        if let Some(asked) = asked {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
    }
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    response
}
