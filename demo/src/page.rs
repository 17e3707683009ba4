//! The page's files, inside the binary.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::app::App;

/// What the page's build leaves; read from disk in debug builds.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../dist/trademate"]
#[allow_missing = true]
struct Files;

const INDEX: &str = "index.html";
/// Where the page loads Wrench's panel, if there is one.
const PLACE_OF_WRENCH: &str = "<!-- wrench -->";
const NOT_BUILT: &str =
    "TradeMate's page has not been built. `make build` builds it; the data API at /rest/v1 works without.\n";

/// Answers with a file, or with the page itself for the paths it has screens for.
pub(crate) async fn answer(State(app): State<App>, uri: Uri) -> Response<Body> {
    let path = uri.path().trim_start_matches('/');
    let is_screen = !path.rsplit('/').next().unwrap_or_default().contains('.');
    if path == INDEX || is_screen {
        return index(app.0.wrench_origin.as_deref());
    }
    match Files::get(path) {
        Some(file) => send(path, file),
        None => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

fn index(wrench_origin: Option<&str>) -> Response<Body> {
    let Some(file) = Files::get(INDEX) else {
        return (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response();
    };
    let html = with_wrench(&String::from_utf8_lossy(&file.data), wrench_origin);
    let mut response = Response::new(Body::from(html));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn send(path: &str, file: EmbeddedFile) -> Response<Body> {
    let media_type = HeaderValue::from_str(file.metadata.mimetype());
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media_type.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The build puts a hash into the names of what lies here.
    let caching = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

fn with_wrench(html: &str, origin: Option<&str>) -> String {
    let script = origin.map(|origin| format!("<script src=\"{origin}/loader.js\" data-wrench></script>"));
    html.replace(PLACE_OF_WRENCH, &script.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::with_wrench;

    #[test]
    fn the_panel_is_loaded_only_where_there_is_one() {
        let html = "<head><!-- wrench --></head>";
        assert_eq!(with_wrench(html, None), "<head></head>");
        let with = "<head><script src=\"http://localhost:3001/loader.js\" data-wrench></script></head>";
        assert_eq!(with_wrench(html, Some("http://localhost:3001")), with);
    }
}
