//! Words around a proposed statement.

use super::Case;

/// Name of a new step.
pub(super) fn slug(words: &[&str]) -> String {
    let joined = words.join("_");
    joined.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// Why it is there, as a comment of one line.
pub(super) fn reason(case: &Case<'_>, name: &str) -> String {
    let method = case.request.method.map(str::to_ascii_uppercase);
    let path = case.request.url.map(|url| url.split(['?', '#']).next().unwrap_or(url));
    let path = path
        .map(|path| path.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or(path));
    let is_plain = |path: &&str| path.len() <= 80 && path.bytes().all(|byte| byte.is_ascii_graphic());
    match (method, path.filter(is_plain)) {
        (Some(method), Some(path)) => format!("-- The app asks for it: {method} {path}."),
        _ => format!("-- The app asks for {}.", name.replace(['\n', '\r'], " ")),
    }
}
