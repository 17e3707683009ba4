//! The reference of the API as a page, made from the same description as `/api/openapi.json`.

use std::fmt::Write as _;

use axum::response::Html;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};

/// The page.
pub(super) fn page(document: &OpenApi) -> Html<String> {
    let mut rows = String::new();
    for (path, item) in &document.paths.paths {
        for (method, operation) in operations(item) {
            write_operation(&mut rows, method, path, operation);
        }
    }
    Html(include_str!("reference.html").replace("{operations}", &rows).replace("{version}", &document.info.version))
}

fn operations(item: &PathItem) -> Vec<(&'static str, &Operation)> {
    let all = [("GET", &item.get), ("POST", &item.post), ("DELETE", &item.delete), ("OPTIONS", &item.options)];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?))).collect()
}

fn write_operation(rows: &mut String, method: &str, path: &str, operation: &Operation) {
    let summary = operation.summary.as_deref().unwrap_or_default();
    let more = operation.description.as_deref().filter(|more| *more != summary).unwrap_or_default();
    let access = if operation.security.is_some() { "bearer" } else { "open" };
    let statuses: Vec<&str> = operation.responses.responses.keys().map(String::as_str).collect();
    // Writing into a string cannot fail.
    let _written = write!(
        rows,
        "<tr><td><code>{method}</code></td><td><code>{}</code></td><td>{} {}</td><td>{access}</td><td>{}</td></tr>",
        escape(path),
        escape(summary),
        escape(more),
        statuses.join(" "),
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
