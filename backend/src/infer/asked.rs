//! What a request asks of its table: columns, joined tables.

use std::collections::BTreeSet;

use super::{Case, RequestEvidence};
use crate::diagnose::redact_body;
use crate::postgrest::{Action, Condition, HttpRequest, Request, SelectItem, parse_request};

/// Names that a request uses at its root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The table or function of the path.
    pub target: String,
    /// Columns.
    pub columns: BTreeSet<String>,
    /// Columns that filters and orders use, in order.
    pub filtered: Vec<String>,
    /// Columns by which an upsert tells that a row is there, where it names them.
    pub conflict: Vec<String>,
    /// Joined tables by name, with the hint that chooses among relationships.
    pub embeds: Vec<(String, Option<String>)>,
}

/// Reads the request of a case; nothing where it is none of the data API.
pub(super) fn asked(case: &Case<'_>) -> Asked {
    understood(&case.request).map(|request| read(&request)).unwrap_or_default()
}

/// The request of the evidence as a value, its address taken as one of the data API; nothing where it is none.
pub fn understood(seen: &RequestEvidence<'_>) -> Option<Request> {
    let url = seen.url?;
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let path = address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = path.split_once("/rest/v1").map_or(path, |(_, rest)| rest);
    let body = seen.body.map(redact_body).unwrap_or_default();
    let method = seen.method.unwrap_or("GET").to_ascii_uppercase();
    let content_type = ("content-type".to_owned(), "application/json".to_owned());
    let prefer = seen.prefer.map(|prefer| ("prefer".to_owned(), prefer.to_owned()));
    let headers: Vec<(String, String)> = std::iter::once(content_type).chain(prefer).collect();
    parse_request(&HttpRequest { method: &method, path, query, headers: &headers, body: body.as_bytes() }).ok()
}

fn read(request: &Request) -> Asked {
    let mut asked = Asked { target: request.action.target().to_owned(), ..Asked::default() };
    for item in &request.select {
        match item {
            SelectItem::Column(column) if column.field.name != "*" => {
                asked.columns.insert(column.field.name.clone());
            }
            SelectItem::Column(_) => {}
            SelectItem::Embed(embed) => asked.embeds.push((embed.relation.clone(), embed.hint.clone())),
        }
    }
    let of_root = request.conditions.iter().filter(|(path, _)| path.is_empty());
    of_root.for_each(|(_, condition)| filtered(condition, &mut asked.filtered));
    for (_, terms) in request.orders.iter().filter(|(path, _)| path.is_empty()) {
        asked.filtered.extend(terms.iter().filter(|term| term.embed.is_none()).map(|term| term.field.name.clone()));
    }
    asked.columns.extend(asked.filtered.iter().cloned());
    let (payload, columns) = match &request.action {
        Action::Insert { payload, columns, .. } | Action::Update { payload, columns, .. } => {
            (Some(payload), columns.as_ref())
        }
        _ => (None, None),
    };
    if let Action::Insert { on_conflict: Some(keys), .. } = &request.action
        && request.prefer.resolution.is_some()
    {
        asked.conflict.clone_from(keys);
    }
    asked.columns.extend(columns.into_iter().flatten().cloned());
    asked.columns.extend(payload.filter(|_| columns.is_none()).into_iter().flat_map(|payload| payload.keys.clone()));
    asked
}

fn filtered(condition: &Condition, into: &mut Vec<String>) {
    match condition {
        Condition::Filter(filter) => into.push(filter.field.name.clone()),
        Condition::Group { members, .. } => members.iter().for_each(|member| filtered(member, into)),
    }
}
