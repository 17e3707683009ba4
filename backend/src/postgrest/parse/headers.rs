//! `Prefer`, `Accept` and `Range`.

use crate::postgrest::error::{ApiError, RangeProblem};
use crate::postgrest::request::{Accept, Count, HttpRequest, Prefer, Resolution, Returning, Window};

/// The preferences of all `Prefer` headers; the first of a kind counts.
pub(super) fn parse_prefer(request: &HttpRequest<'_>) -> Result<Prefer, ApiError> {
    let mut prefer = Prefer::default();
    let mut unknown = Vec::new();
    let headers = request.headers.iter().filter(|(name, _)| name == "prefer");
    for preference in headers.flat_map(|(_, value)| value.split(',')).map(str::trim) {
        if !preference.is_empty() && !take_preference(&mut prefer, preference) {
            unknown.push(preference.to_owned());
        }
    }
    if prefer.strict == Some(true) && !unknown.is_empty() {
        return Err(ApiError::Preferences(unknown));
    }
    Ok(prefer)
}

/// Notes a preference; an unknown one is refused.
fn take_preference(prefer: &mut Prefer, preference: &str) -> bool {
    match preference {
        "return=representation" => first(&mut prefer.returning, Returning::Representation),
        "return=minimal" => first(&mut prefer.returning, Returning::Minimal),
        "return=headers-only" => first(&mut prefer.returning, Returning::HeadersOnly),
        "resolution=merge-duplicates" => first(&mut prefer.resolution, Resolution::Merge),
        "resolution=ignore-duplicates" => first(&mut prefer.resolution, Resolution::Ignore),
        "count=exact" => first(&mut prefer.count, Count::Exact),
        "count=planned" => first(&mut prefer.count, Count::Planned),
        "count=estimated" => first(&mut prefer.count, Count::Estimated),
        "missing=default" => first(&mut prefer.missing_default, true),
        "missing=null" => first(&mut prefer.missing_default, false),
        "tx=rollback" => first(&mut prefer.rollback, true),
        "tx=commit" => first(&mut prefer.rollback, false),
        "handling=strict" => first(&mut prefer.strict, true),
        "handling=lenient" => first(&mut prefer.strict, false),
        other => match other.strip_prefix("max-affected=").map(str::parse) {
            Some(Ok(rows)) => first(&mut prefer.max_affected, rows),
            _ => return false,
        },
    }
    true
}

fn first<T>(slot: &mut Option<T>, value: T) {
    if slot.is_none() {
        *slot = Some(value);
    }
}

/// The first accepted media type that can be made.
pub(super) fn parse_accept(request: &HttpRequest<'_>) -> Result<Accept, ApiError> {
    let Some(header) = request.header("accept") else { return Ok(Accept::default()) };
    let types: Vec<&str> = header.split(',').map(str::trim).filter(|given| !given.is_empty()).collect();
    if types.is_empty() {
        return Ok(Accept::default());
    }
    types
        .iter()
        .find_map(|given| media_type(given))
        .ok_or_else(|| ApiError::MediaType(types.iter().map(|&given| given.to_owned()).collect()))
}

fn media_type(given: &str) -> Option<Accept> {
    let mut parts = given.split(';').map(str::trim);
    let name = parts.next()?.to_ascii_lowercase();
    let strip_nulls = parts.any(|part| part == "nulls=stripped");
    match name.as_str() {
        "*/*" | "application/*" | "application/json" => Some(Accept::default()),
        "application/vnd.pgrst.object+json" | "application/vnd.pgrst.object" => {
            Some(Accept { single: true, strip_nulls })
        }
        "application/vnd.pgrst.array+json" | "application/vnd.pgrst.array" => {
            Some(Accept { single: false, strip_nulls })
        }
        _ => None,
    }
}

/// `Range: 10-19`; only reads have one.
pub(super) fn parse_range(request: &HttpRequest<'_>) -> Result<Option<Window>, ApiError> {
    let Some(header) = request.header("range").filter(|_| matches!(request.method, "GET" | "HEAD")) else {
        return Ok(None);
    };
    let Some((first, last)) = header.trim().split_once('-') else { return Ok(None) };
    let Ok(offset) = first.trim().parse::<u64>() else { return Ok(None) };
    if last.trim().is_empty() {
        return Ok(Some(Window { limit: None, offset }));
    }
    let Ok(last) = last.trim().parse::<u64>() else { return Ok(None) };
    if last < offset {
        return Err(ApiError::Range(RangeProblem::Reversed));
    }
    Ok(Some(Window { limit: Some(last - offset + 1), offset }))
}

/// The rows that lie in both.
pub(super) fn intersect(one: Window, other: Window) -> Window {
    let end = |window: Window| window.limit.map(|limit| window.offset.saturating_add(limit));
    let offset = one.offset.max(other.offset);
    let end = match (end(one), end(other)) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Window { limit: end.map(|end| end.saturating_sub(offset)), offset }
}
