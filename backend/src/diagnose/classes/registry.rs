//! The one list of classes. Of two wordings that match, the one of the earlier class counts, unless the code speaks for the later.

use super::class::Class;
use super::{
    ambiguous_relationship, check_violation, duplicate_object, fk_violation, invalid_enum_value, javascript, jwt,
    missing_column, missing_enum_type, missing_function, missing_relationship, missing_table, network,
    not_null_violation, other, permission_denied, rls_violation, schema_cache, syntax, timeout, too_many_connections,
    type_mismatch, unique_violation,
};

/// All classes.
pub(in crate::diagnose) static CLASSES: [&Class; 23] = [
    &ambiguous_relationship::CLASS,
    &missing_relationship::CLASS,
    &missing_function::CLASS,
    &duplicate_object::CLASS,
    &type_mismatch::CLASS,
    &not_null_violation::CLASS,
    &missing_column::CLASS,
    &missing_enum_type::CLASS,
    &missing_table::CLASS,
    &schema_cache::CLASS,
    &invalid_enum_value::CLASS,
    &permission_denied::CLASS,
    &rls_violation::CLASS,
    &fk_violation::CLASS,
    &unique_violation::CLASS,
    &check_violation::CLASS,
    &jwt::CLASS,
    &syntax::CLASS,
    &too_many_connections::CLASS,
    &other::CLASS,
    &timeout::CLASS,
    &network::CLASS,
    &javascript::CLASS,
];
