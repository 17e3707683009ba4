//! Who may have a token without a password: only pages of this very server.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse as _;

/// Refuses names that merely point here, and requests other sites make.
pub(crate) async fn own_pages_only(request: Request, next: Next) -> Response<Body> {
    if is_own(request.headers()) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "This is for TradeMate's own page, at http://localhost.\n").into_response()
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let from_elsewhere = matches!(text("sec-fetch-site"), Some("cross-site" | "same-site"));
    let origin_fits = match text(header::ORIGIN.as_str()) {
        Some(origin) => origin.split_once("://").is_some_and(|(_, origin)| origin == host),
        None => true,
    };
    is_loopback(host) && origin_fits && !from_elsewhere
}

fn is_loopback(host: &str) -> bool {
    let has_port = host.rsplit_once(':').filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()));
    let name = has_port.map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_for_pages_of_this_server() {
        let cases = [
            (&[("host", "localhost:3000")][..], true),
            (&[("host", "127.0.0.1:3000"), ("sec-fetch-site", "same-origin")], true),
            (&[("host", "[::1]:3000"), ("origin", "http://[::1]:3000")], true),
            (&[("host", "evil.example:3000")], false),
            (&[("host", "localhost:3000"), ("origin", "http://evil.example")], false),
            (&[("host", "localhost:3000"), ("sec-fetch-site", "cross-site")], false),
            (&[], false),
        ];
        for (headers, expected) in cases {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, value.parse().expect("a header"));
            }
            assert_eq!(is_own(&map), expected, "{headers:?}");
        }
    }
}
