//! Addresses: columns and operators of a data API request are kept, values become shapes.

use std::borrow::Cow;

use super::secrets::shortened;
use crate::diagnose::shape::{is_shape, rest_of, shape_of_text};

/// Parameters that hold names or numbers of rows.
const KEPT: [&str; 6] = ["select", "order", "on_conflict", "columns", "limit", "offset"];
/// PostgREST's operators.
pub(super) const OPERATORS: [&str; 28] = [
    "eq",
    "neq",
    "gt",
    "gte",
    "lt",
    "lte",
    "like",
    "ilike",
    "match",
    "imatch",
    "in",
    "is",
    "isdistinct",
    "fts",
    "plfts",
    "phfts",
    "wfts",
    "cs",
    "cd",
    "ov",
    "sl",
    "sr",
    "nxr",
    "nxl",
    "adj",
    "any",
    "all",
    "not",
];
/// What `is` compares with.
const WORDS: [&str; 5] = ["null", "not_null", "true", "false", "unknown"];
/// How deep `and(or(…))` is read.
const DEEPEST: usize = 8;

/// An address without user, password, fragment and values.
pub fn redact_url(url: &str) -> String {
    let url = shortened(url);
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let path = redact_path(path);
    match query {
        Some(query) => {
            let parameters: Vec<String> = query.split('&').map(parameter).collect();
            format!("{path}?{}", parameters.join("&"))
        }
        None => path,
    }
}

fn redact_path(path: &str) -> String {
    let (scheme, rest) = path.split_once("://").map_or((None, path), |(scheme, rest)| (Some(scheme), rest));
    let mut parts = rest.split('/').map(str::to_owned).collect::<Vec<_>>();
    let skip = usize::from(scheme.is_some());
    if let (Some(_), Some(host)) = (scheme, parts.first_mut()) {
        *host = host.rsplit('@').next().unwrap_or_default().to_owned();
    }
    for part in parts.iter_mut().skip(skip) {
        *part = segment(part);
    }
    let rest = parts.join("/");
    scheme.map_or(rest.clone(), |scheme| format!("{scheme}://{rest}"))
}

/// Ids are values; other segments are names.
fn segment(part: &str) -> String {
    let decoded = decode(part);
    let shape = shape_of_text(&decoded);
    let is_id = shape == "‹uuid›" || (shape == "‹int›" && part.len() > 5) || decoded.contains('@');
    let is_token = part.len() > 40 && !part.contains(['.', '‹']);
    if is_id || is_token { shape } else { part.to_owned() }
}

fn parameter(raw: &str) -> String {
    let Some((key, value)) = raw.split_once('=') else {
        return if raw.contains('@') { shape(raw) } else { raw.to_owned() };
    };
    let (name, value) = (decode(key), decode(value));
    let last = name.rsplit('.').next().unwrap_or(&name);
    if KEPT.contains(&last) {
        return raw.to_owned();
    }
    if matches!(last, "or" | "and") && value.starts_with('(') {
        return format!("{key}={}", logic(&value, 0));
    }
    format!("{key}={}", condition(&value).unwrap_or_else(|| shape(&value)))
}

fn decode(raw: &str) -> Cow<'_, str> {
    let found = form_urlencoded::parse(raw.as_bytes()).next();
    // An encoded `=` or `&` inside a value would be cut by a second reading.
    if raw.contains(['=', '&']) { Cow::Borrowed(raw) } else { found.map_or(Cow::Borrowed(raw), |(text, _)| text) }
}

/// `not.eq.5` as `not.eq.‹int›`; nothing where it is no condition.
fn condition(text: &str) -> Option<String> {
    let (operator, value) = text.split_once('.')?;
    let bare = operator.split('(').next().unwrap_or(operator);
    if !OPERATORS.contains(&bare) {
        return None;
    }
    let value = match bare {
        "not" => condition(value)?,
        "is" if WORDS.contains(&value.to_ascii_lowercase().as_str()) => value.to_owned(),
        "in" => list(value),
        _ if operator.contains("(any)") || operator.contains("(all)") => list(value),
        _ => shape(value),
    };
    Some(format!("{operator}.{value}"))
}

/// `(1,2,3)` as `(‹int›,‹+2›)`.
fn list(text: &str) -> String {
    let close = if text.starts_with('{') { ('{', '}') } else { ('(', ')') };
    let Some(inner) = text.strip_prefix(close.0) else { return shape(text) };
    let items = split(inner.strip_suffix(close.1).unwrap_or(inner));
    let first = items.first().map(|item| shape(item)).unwrap_or_default();
    let rest = match items.len() {
        0 | 1 => String::new(),
        2 if is_shape(items[1]) && items[1].starts_with("‹+") => format!(",{}", items[1]),
        count => format!(",{}", rest_of(count - 1)),
    };
    format!("{}{first}{rest}{}", close.0, close.1)
}

/// The tree of `or` and `and`.
fn logic(text: &str, depth: usize) -> String {
    let Some(inner) = text.strip_prefix('(').filter(|_| depth < DEEPEST) else { return shape(text) };
    let items = split(inner.strip_suffix(')').unwrap_or(inner));
    let shown: Vec<String> = items.into_iter().map(|item| leaf(item, depth)).collect();
    format!("({})", shown.join(","))
}

fn leaf(item: &str, depth: usize) -> String {
    for name in ["not.and", "not.or", "and", "or"] {
        if let Some(inner) = item.strip_prefix(name).filter(|inner| inner.starts_with('(')) {
            return format!("{name}{}", logic(inner, depth + 1));
        }
    }
    let dots = item.match_indices('.').map(|(at, _)| at);
    let found = dots.into_iter().find_map(|at| Some((at, condition(&item[at + 1..])?)));
    found.map_or_else(|| shape(item), |(at, shown)| format!("{}.{shown}", &item[..at]))
}

fn shape(value: &str) -> String {
    let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    if bare.is_empty() { String::new() } else { shape_of_text(bare) }
}

/// Splits at commas outside brackets and double quotes.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0_i32, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '{' if !quoted => depth += 1,
            ')' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
