//! The one list of what can be inferred.

use super::kinds::missing_column;
use super::{Case, Proposal};
use crate::diagnose::ErrorClass;

/// A class of errors, the subclass it must have, and what proposes for it.
type Kind = (ErrorClass, Option<&'static str>, fn(&Case<'_>) -> Vec<Proposal>);

const KINDS: [Kind; 2] = [
    (ErrorClass::MissingColumn, None, missing_column::propose),
    (ErrorClass::SchemaCache, Some("missing_column"), missing_column::propose),
];

/// Repairs for an error, the best first; none where nothing can be inferred.
pub fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let subclass = case.diagnosis.subclass.as_deref();
    let kind = KINDS.iter().find(|(class, wanted, _)| {
        *class == case.diagnosis.class && wanted.is_none_or(|wanted| subclass == Some(wanted))
    });
    kind.map(|(_, _, propose)| propose(case)).unwrap_or_default()
}
