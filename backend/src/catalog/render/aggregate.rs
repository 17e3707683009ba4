//! Aggregates.

use crate::catalog::model::{Aggregate, Object};
use crate::sql::ident;

/// `CREATE OR REPLACE AGGREGATE …`; the arguments stand as the server prints them.
pub(super) fn create_aggregate(object: &Object, aggregate: &Aggregate) -> Vec<String> {
    let name = object.id.name.split('(').next().unwrap_or_default();
    let signature = if aggregate.signature.is_empty() { "*" } else { &aggregate.signature };
    let mut settings = aggregate.settings.clone();
    settings.extend(match aggregate.parallel.as_str() {
        "s" => Some("parallel = safe".to_owned()),
        "r" => Some("parallel = restricted".to_owned()),
        _ => None,
    });
    settings.extend((aggregate.aggregate_kind == "h").then(|| "hypothetical".to_owned()));
    vec![format!(
        "create or replace aggregate {}.{}({signature}) ({})",
        ident(&object.id.schema),
        ident(name),
        settings.join(", ")
    )]
}
