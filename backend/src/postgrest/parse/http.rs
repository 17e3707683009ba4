//! Method and path: which action a request is.

use super::body::{arguments, from_pairs, rows};
use super::headers::{intersect, parse_accept, parse_prefer, parse_range};
use super::query::{Query, parse_query};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{Action, HttpRequest, Request, Window};

/// Understands a request, without a schema.
pub fn parse_request(http: &HttpRequest<'_>) -> Result<Request, ApiError> {
    let target = Target::parse(http.path)?;
    let is_call = matches!(target, Target::Function(_));
    let reads = matches!(http.method, "GET" | "HEAD");
    if is_call && !reads && http.method != "POST" {
        return Err(ApiError::CallMethod(http.method.to_owned()));
    }
    if !matches!(http.method, "GET" | "HEAD" | "POST" | "PATCH" | "DELETE") {
        return Err(ApiError::Method(http.method.to_owned()));
    }
    let accept = parse_accept(http)?;
    let prefer = parse_prefer(http)?;
    let range = parse_range(http)?;
    let mut query = parse_query(http.query, is_call && reads)?;
    if let Some(range) = range {
        narrow(&mut query.windows, range);
    }
    let action = action(http, target, &mut query)?;
    let profile = if reads { "accept-profile" } else { "content-profile" };
    Ok(Request {
        schema: http.header(profile).map(str::to_owned),
        action,
        select: query.select,
        conditions: query.conditions,
        orders: query.orders,
        windows: query.windows,
        prefer,
        accept,
    })
}

enum Target {
    Relation(String),
    Function(String),
}

impl Target {
    fn parse(path: &str) -> Result<Target, ApiError> {
        let decoded = |part: &str| percent_decoded(part);
        match path.trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            [""] => Err(ApiError::Path),
            ["rpc", function] => Ok(Target::Function(decoded(function))),
            [relation] => Ok(Target::Relation(decoded(relation))),
            _ => Err(ApiError::Path),
        }
    }
}

fn action(http: &HttpRequest<'_>, target: Target, query: &mut Query) -> Result<Action, ApiError> {
    let relation = match target {
        Target::Relation(relation) => relation,
        Target::Function(function) => {
            let may_write = http.method == "POST";
            let arguments = if may_write { arguments(http)? } else { from_pairs(&query.arguments) };
            return Ok(Action::Call { function, arguments, may_write });
        }
    };
    let columns = query.columns.take();
    Ok(match http.method {
        "POST" => {
            let payload = rows(http, columns.is_some())?;
            Action::Insert { relation, payload, columns, on_conflict: query.on_conflict.take() }
        }
        "PATCH" => Action::Update { relation, payload: rows(http, columns.is_some())?, columns },
        "DELETE" => Action::Delete { relation },
        method => Action::Read { relation, head: method == "HEAD" },
    })
}

/// The root's rows are those that both the header and the parameters ask for.
fn narrow(windows: &mut Vec<(Vec<String>, Window)>, range: Window) {
    match windows.iter_mut().find(|(path, _)| path.is_empty()) {
        Some((_, window)) => *window = intersect(*window, range),
        None => windows.push((Vec::new(), range)),
    }
}

/// A segment of a path; a `+` in it is a plus sign.
fn percent_decoded(segment: &str) -> String {
    let kept = segment.replace('+', "%2B").replace('&', "%26");
    let pair = format!("s={kept}");
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}
