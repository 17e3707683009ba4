//! Parts of a request as the data API parses them.

use crate::postgrest::{ApiError, HttpRequest, Request, parse_request};

/// Parses a request with one parameter.
pub(super) fn parse(key: &str, value: &str) -> Result<Request, ApiError> {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(key, value).finish();
    parse_request(&HttpRequest { method: "GET", path: "/x", query: &query, headers: &[], body: b"" })
}

/// The key of a parameter below an embed.
pub(super) fn below(embed: Option<&str>, key: &str) -> String {
    embed.map_or_else(|| key.to_owned(), |embed| format!("{embed}.{key}"))
}
