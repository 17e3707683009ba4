//! The type of a missing column: from what was sent, from columns of the same name, from the names' habits.

mod naming;
mod same_name;
mod shapes;

use super::Case;
use crate::catalog::ObjectId;

/// A type with the reasons for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Guess {
    /// As it stands in the statement.
    pub data_type: String,
    /// A sentence per reason, the strongest first.
    pub evidence: Vec<String>,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// The likeliest type. What was sent decides; names choose among the types that could hold it.
pub(super) fn infer_type(case: &Case<'_>, table: &ObjectId, column: &str) -> Guess {
    let sent = shapes::sent(&case.request, column);
    let named =
        same_name::same_name(case.catalog, table, column).or_else(|| naming::naming(case.catalog, table, column));
    match (sent, named) {
        (Some(sent), Some(named)) if sent.shape.accepts(&named.data_type) => {
            // Text holds anything; it is the name that tells.
            let confidence = if sent.shape.is_telling() { 0.95 } else { named.confidence };
            let mut evidence = vec![sent.evidence];
            evidence.extend(named.evidence);
            if !sent.shape.is_telling() {
                evidence.rotate_left(1);
            }
            Guess { data_type: named.data_type, evidence, confidence }
        }
        (Some(sent), _) => {
            let confidence = if sent.shape.is_telling() { 0.85 } else { 0.6 };
            Guess { data_type: sent.shape.data_type().to_owned(), evidence: vec![sent.evidence], confidence }
        }
        (None, Some(named)) => named,
        (None, None) => Guess {
            data_type: "text".to_owned(),
            evidence: vec![format!(
                "Nothing tells the type of `{column}`; text holds any value. Correct it if you know better."
            )],
            confidence: 0.3,
        },
    }
}

/// The shorter of two spellings that PostgreSQL has for a type.
fn short(data_type: &str) -> String {
    match data_type {
        "timestamp with time zone" => "timestamptz".to_owned(),
        "timestamp without time zone" => "timestamp".to_owned(),
        "time without time zone" => "time".to_owned(),
        "time with time zone" => "timetz".to_owned(),
        other => other.replace("character varying", "varchar"),
    }
}
