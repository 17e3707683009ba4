//! What the request sent for the column.

use serde_json::Value;

use crate::diagnose::{redact_body, redact_url, shape_of_text};
use crate::infer::RequestEvidence;

/// The shape of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Int,
    Decimal,
    Bool,
    Uuid,
    Date,
    Timestamptz,
    Timestamp,
    Time,
    Json,
    Text,
}

/// A shape and where it was seen.
pub(super) struct Sent {
    pub shape: Shape,
    pub evidence: String,
}

impl Shape {
    fn read(shape: &str) -> Option<Shape> {
        let word = shape.trim_start_matches('‹').trim_end_matches('›');
        Some(match word.split(':').next().unwrap_or(word) {
            "int" => Shape::Int,
            "decimal" => Shape::Decimal,
            "bool" => Shape::Bool,
            "uuid" => Shape::Uuid,
            "date" => Shape::Date,
            "timestamptz" => Shape::Timestamptz,
            "timestamp" => Shape::Timestamp,
            "time" => Shape::Time,
            "json" => Shape::Json,
            "text" => Shape::Text,
            _ => return None,
        })
    }

    /// The type that holds it best when nothing else is known.
    pub(super) fn data_type(self) -> &'static str {
        match self {
            Shape::Int => "integer",
            Shape::Decimal => "numeric",
            Shape::Bool => "boolean",
            Shape::Uuid => "uuid",
            Shape::Date => "date",
            Shape::Timestamptz | Shape::Timestamp => "timestamptz",
            Shape::Time => "time",
            Shape::Json => "jsonb",
            Shape::Text => "text",
        }
    }

    /// Whether a column of the type takes such a value.
    pub(super) fn accepts(self, data_type: &str) -> bool {
        let bare = data_type.split('(').next().unwrap_or(data_type);
        let is_text = ["text", "varchar", "citext", "public.citext", "extensions.citext"].contains(&bare);
        match self {
            Shape::Int => ["integer", "bigint", "smallint", "numeric", "real", "double precision"].contains(&bare),
            Shape::Decimal => ["numeric", "real", "double precision"].contains(&bare),
            Shape::Bool => bare == "boolean",
            Shape::Uuid => bare == "uuid",
            Shape::Date => ["date", "timestamptz", "timestamp"].contains(&bare),
            Shape::Timestamptz | Shape::Timestamp => ["timestamptz", "timestamp"].contains(&bare),
            Shape::Time => ["time", "timetz", "interval"].contains(&bare),
            Shape::Json => ["jsonb", "json"].contains(&bare) || bare.ends_with("[]"),
            Shape::Text => is_text || !KNOWN.contains(&bare),
        }
    }

    /// Whether it says more than that a value was sent.
    pub(super) fn is_telling(self) -> bool {
        self != Shape::Text
    }
}

/// Types whose values have shapes of their own, so that a text is none of them.
const KNOWN: [&str; 14] = [
    "integer",
    "bigint",
    "smallint",
    "numeric",
    "real",
    "double precision",
    "boolean",
    "uuid",
    "date",
    "timestamptz",
    "timestamp",
    "jsonb",
    "json",
    "bytea",
];

/// The shape in the body, else in a filter.
pub(super) fn sent(request: &RequestEvidence<'_>, column: &str) -> Option<Sent> {
    in_body(request, column).or_else(|| in_filter(request, column))
}

fn in_body(request: &RequestEvidence<'_>, column: &str) -> Option<Sent> {
    let value: Value = serde_json::from_str(&redact_body(request.body?)).ok()?;
    let row = match &value {
        Value::Array(rows) => rows.first()?,
        row => row,
    };
    let (shape, shown) = match row.get(column)? {
        Value::String(shape) => (Shape::read(shape)?, shape.clone()),
        Value::Array(_) | Value::Object(_) => (Shape::Json, "‹json›".to_owned()),
        _ => return None,
    };
    let method = request.method.unwrap_or("the").to_ascii_uppercase();
    Some(Sent {
        shape,
        evidence: format!("The {method} request sends {shown} for `{column}`.").replace("The THE ", "The "),
    })
}

fn in_filter(request: &RequestEvidence<'_>, column: &str) -> Option<Sent> {
    let url = redact_url(request.url?);
    let (_, query) = url.split_once('?')?;
    let found = query.split('&').find_map(|parameter| {
        let (key, condition) = parameter.split_once('=')?;
        (key.rsplit('.').next() == Some(column)).then(|| condition.to_owned())
    });
    let nested = || {
        let start = query.find(&format!("{column}."))?;
        let inside = query[..start].ends_with(['(', ',']);
        inside.then(|| query[start + column.len() + 1..].split([',', ')']).next().unwrap_or_default().to_owned())
    };
    let condition = found.or_else(nested)?;
    let (operator, value) = condition.rsplit_once('.')?;
    let value = value.trim_start_matches(['(', '{']).split([',', ')', '}']).next().unwrap_or(value);
    let is_pattern = ["like", "ilike", "match", "imatch", "fts", "plfts", "phfts", "wfts"]
        .iter()
        .any(|pattern| operator.trim_start_matches("not.").starts_with(pattern));
    let shape = match (operator.trim_start_matches("not."), value) {
        ("is", "true" | "false" | "unknown") => Shape::Bool,
        _ if is_pattern => Shape::Text,
        _ => Shape::read(&shape_of_text(value))?,
    };
    Some(Sent { shape, evidence: format!("The request filters by `{column}={condition}`.") })
}
