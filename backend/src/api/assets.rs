//! The loader's scripts and the panel, out of the binary.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rust_embed::{Embed, EmbeddedFile};

use super::access::frame_ancestors;
use super::problem::ApiError;
use super::state::AppState;

/// Where `scripts/build-loader` leaves the scripts. Empty where they were not built.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../dist/loader"]
#[allow_missing = true]
struct Loader;

/// Where `scripts/build-panel` leaves the panel. Empty where it was not built.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../dist/panel"]
#[allow_missing = true]
struct Panel;

/// What stands in the loader for the project's key.
const KEY_PLACE: &str = "__WRENCH_KEY__";

/// What the panel may do. The only script is its own, and it can speak to nobody else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

/// The loader, with the project's key. Apps name it in a tag, so where it was not built it says so in their console.
pub(super) async fn loader(State(app): State<AppState>) -> Response {
    loader_script(&app, "loader.js").unwrap_or_else(not_built)
}

fn loader_script(app: &AppState, name: &str) -> Option<Response> {
    let text = Loader::get(name)?.data;
    let text = String::from_utf8_lossy(&text).replace(KEY_PLACE, app.store.project_key());
    Some(script(text.into_bytes()))
}

/// A file of the panel; its page for `/`.
pub(super) async fn panel(State(app): State<AppState>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    if path.starts_with("api/") {
        return ApiError::not_found(format!("nothing at /{path}")).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::method_not_allowed().into_response();
    }
    if let Some(script) = loader_script(&app, path) {
        return script;
    }
    let name = if path.is_empty() { "index.html" } else { path };
    if Panel::get("index.html").is_none() {
        return no_panel(name);
    }
    let accepts_brotli = accepts_brotli(request.headers());
    let packed = if accepts_brotli { Panel::get(&format!("{name}.br")) } else { None };
    let is_packed = packed.is_some();
    let file = if name.ends_with(".br") { None } else { packed.or_else(|| Panel::get(name)) };
    let Some(file) = file else { return ApiError::not_found(format!("nothing at /{path}")).into_response() };
    panel_file(&app, name, (file, is_packed), request.headers())
}

fn panel_file(app: &AppState, name: &str, (file, is_packed): (EmbeddedFile, bool), asked: &HeaderMap) -> Response {
    let tag = format!("\"{}{}\"", hex(&file.metadata.sha256_hash()[..12]), if is_packed { "-br" } else { "" });
    let is_known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => file.data.into_owned().into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // Names do not change from version to version, so the browser asks each time and is told that it has it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY}{}", frame_ancestors(&app.addresses))) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// What every answer says: nobody guesses types.
pub(super) async fn no_sniffing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Another method than the address has.
pub(super) async fn other_method() -> ApiError {
    ApiError::method_not_allowed()
}

fn script(text: Vec<u8>) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    // Pages that are isolated from other origins load it all the same.
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

fn not_built() -> Response {
    script(b"console.warn('wrench: the loader was not built into this server; run `make build`');\n".to_vec())
}

fn no_panel(name: &str) -> Response {
    if name != "index.html" {
        return ApiError::not_found("the panel was not built into this server")
            .hint("Run `make build`.")
            .into_response();
    }
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    let text = "The panel was not built into this server. Run `make build`, then start it again.\n\
                The API works: /api has its reference.\n";
    (StatusCode::SERVICE_UNAVAILABLE, plain, text).into_response()
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| {
        let mut parts = coding.trim().split(';');
        parts.next() == Some("br")
            && !parts.any(|weight| matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
