//! The one list of what can be inferred.

use super::kinds::{
    access, ambiguous_relationship, conflict_target, invalid_enum_value, missing_column, missing_function,
    missing_relationship, missing_table, missing_type, timeout, type_mismatch, violation,
};
use super::names::impossible;
use super::{Case, Proposal};
use crate::diagnose::ErrorClass;

/// A class of errors, the subclass it must have, and what proposes for it.
type Kind = (ErrorClass, Option<&'static str>, fn(&Case<'_>) -> Vec<Proposal>);

const KINDS: [Kind; 18] = [
    (ErrorClass::MissingColumn, None, missing_column::propose),
    (ErrorClass::SchemaCache, Some("missing_column"), missing_column::propose),
    (ErrorClass::MissingTable, None, missing_table::propose),
    (ErrorClass::SchemaCache, Some("missing_table"), missing_table::propose),
    (ErrorClass::InvalidEnumValue, None, invalid_enum_value::propose),
    (ErrorClass::MissingEnumType, None, missing_type::propose),
    (ErrorClass::MissingRelationship, None, missing_relationship::propose),
    (ErrorClass::AmbiguousRelationship, None, ambiguous_relationship::propose),
    (ErrorClass::MissingFunction, None, missing_function::propose),
    (ErrorClass::RlsViolation, None, access::row_security),
    (ErrorClass::PermissionDenied, None, access::privilege),
    (ErrorClass::FkViolation, None, violation::propose),
    (ErrorClass::UniqueViolation, None, violation::propose),
    (ErrorClass::NotNullViolation, None, violation::propose),
    (ErrorClass::CheckViolation, None, violation::propose),
    (ErrorClass::TypeMismatch, None, type_mismatch::propose),
    (ErrorClass::Timeout, None, timeout::propose),
    (ErrorClass::Other, Some("missing_conflict_target"), conflict_target::propose),
];

/// Repairs for an error, the best first; none where nothing can be inferred.
pub fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let subclass = case.diagnosis.subclass.as_deref();
    let kind = KINDS.iter().find(|(class, wanted, _)| {
        *class == case.diagnosis.class && wanted.is_none_or(|wanted| subclass == Some(wanted))
    });
    let Some((_, _, propose)) = kind else { return Vec::new() };
    match refused(case) {
        Some(refusal) => vec![refusal],
        None => propose(case),
    }
}

/// A name that can be none is never written into a statement, whoever sent it.
fn refused(case: &Case<'_>) -> Option<Proposal> {
    let slots = &case.diagnosis.slots;
    let singles = [&slots.table, &slots.column, &slots.enumeration, &slots.data_type, &slots.function, &slots.schema];
    let mut names = singles.into_iter().flatten().chain(&slots.relationship).chain(&slots.args);
    let why = names.find_map(|name| impossible(name))?;
    Some(Proposal::shown(format!("nothing is proposed: a name in the error is none, since {why}"), Vec::new(), 0.9))
}
