//! The one list of rules.

use super::failure::Failure;
use super::rule::Rule;
use super::rules::{
    active_sql_transaction, check_violation, connection_failure, datatype_mismatch, deadlock_detected,
    dependent_objects_still_exist, disk_full, duplicate_column, duplicate_function, duplicate_object,
    duplicate_object_constraint, duplicate_object_extension, duplicate_object_policy, duplicate_object_trigger,
    duplicate_object_type, duplicate_schema, duplicate_table, duplicate_table_index, duplicate_table_sequence,
    duplicate_table_view, exclusion_violation, feature_not_supported_cached_plan,
    feature_not_supported_concurrent_index, feature_not_supported_extension, feature_not_supported_partition_key,
    feature_not_supported_type_in_use, foreign_key_violation, in_failed_sql_transaction, insufficient_privilege,
    internal_error_concurrent_update, invalid_catalog_name, invalid_foreign_key, invalid_function_definition,
    invalid_object_definition, invalid_object_definition_partition, invalid_password, invalid_schema_name,
    invalid_sql_statement_name, invalid_table_definition_primary_key, invalid_table_definition_view,
    invalid_text_representation, lock_not_available, name_too_long, no_active_sql_transaction, not_null_violation,
    object_in_use, object_not_in_prerequisite_state_identity, object_not_in_prerequisite_state_refresh, out_of_memory,
    query_canceled, read_only_sql_transaction, serialization_failure, syntax_error, too_many_columns,
    too_many_connections, undefined_column, undefined_function, undefined_object, undefined_object_drop,
    undefined_table, unique_violation, unique_violation_catalog, unsafe_new_enum_value_usage, wrong_object_type,
    wrong_object_type_not_valid_key, wrong_object_type_partition,
};
use crate::catalog::Kind;
use crate::postgres::PgError;

/// All rules; the four that the product names stand first.
pub static RULES: &[&Rule] = &[
    &duplicate_table::RULE,
    &duplicate_column::RULE,
    &duplicate_object_type::RULE,
    &duplicate_table_index::RULE,
    &duplicate_table_sequence::RULE,
    &duplicate_table_view::RULE,
    &duplicate_schema::RULE,
    &duplicate_function::RULE,
    &duplicate_object_constraint::RULE,
    &duplicate_object_trigger::RULE,
    &duplicate_object_policy::RULE,
    &duplicate_object_extension::RULE,
    &duplicate_object::RULE,
    &lock_not_available::RULE,
    &deadlock_detected::RULE,
    &connection_failure::RULE,
    &serialization_failure::RULE,
    &internal_error_concurrent_update::RULE,
    &unique_violation_catalog::RULE,
    &undefined_table::RULE,
    &undefined_column::RULE,
    &undefined_object::RULE,
    &undefined_function::RULE,
    &invalid_schema_name::RULE,
    &invalid_foreign_key::RULE,
    &undefined_object_drop::RULE,
    &dependent_objects_still_exist::RULE,
    &feature_not_supported_type_in_use::RULE,
    &invalid_table_definition_view::RULE,
    &invalid_function_definition::RULE,
    &invalid_table_definition_primary_key::RULE,
    &wrong_object_type::RULE,
    &wrong_object_type_partition::RULE,
    &invalid_object_definition_partition::RULE,
    &object_not_in_prerequisite_state_identity::RULE,
    &active_sql_transaction::RULE,
    &unsafe_new_enum_value_usage::RULE,
    &in_failed_sql_transaction::RULE,
    &no_active_sql_transaction::RULE,
    &object_in_use::RULE,
    &read_only_sql_transaction::RULE,
    &feature_not_supported_cached_plan::RULE,
    &invalid_sql_statement_name::RULE,
    &query_canceled::RULE,
    &too_many_connections::RULE,
    &disk_full::RULE,
    &out_of_memory::RULE,
    &invalid_password::RULE,
    &invalid_catalog_name::RULE,
    &insufficient_privilege::RULE,
    &not_null_violation::RULE,
    &foreign_key_violation::RULE,
    &unique_violation::RULE,
    &check_violation::RULE,
    &exclusion_violation::RULE,
    &datatype_mismatch::RULE,
    &invalid_text_representation::RULE,
    &feature_not_supported_partition_key::RULE,
    &feature_not_supported_concurrent_index::RULE,
    &wrong_object_type_not_valid_key::RULE,
    &feature_not_supported_extension::RULE,
    &invalid_object_definition::RULE,
    &syntax_error::RULE,
    &name_too_long::RULE,
    &too_many_columns::RULE,
    &object_not_in_prerequisite_state_refresh::RULE,
];

/// Which failures are explained by which rule.
pub(super) static FAILURES: &[&Failure] = &[
    &undefined_table::FAILURE,
    &undefined_column::FAILURE,
    &undefined_object::FAILURE,
    &undefined_function::FAILURE,
    &invalid_schema_name::FAILURE,
    &invalid_foreign_key::FAILURE,
    &dependent_objects_still_exist::FAILURE,
    &feature_not_supported_type_in_use::FAILURE,
    &invalid_table_definition_view::FAILURE,
    &invalid_function_definition::FAILURE,
    &invalid_table_definition_primary_key::FAILURE,
    &wrong_object_type::FAILURE,
    &wrong_object_type_partition::FAILURE,
    &invalid_object_definition_partition::FAILURE,
    &object_not_in_prerequisite_state_identity::FAILURE,
    &active_sql_transaction::FAILURE,
    &unsafe_new_enum_value_usage::FAILURE,
    &in_failed_sql_transaction::FAILURE,
    &no_active_sql_transaction::FAILURE,
    &object_in_use::FAILURE,
    &read_only_sql_transaction::FAILURE,
    &feature_not_supported_cached_plan::FAILURE,
    &invalid_sql_statement_name::FAILURE,
    &query_canceled::FAILURE,
    &too_many_connections::FAILURE,
    &disk_full::FAILURE,
    &out_of_memory::FAILURE,
    &invalid_password::FAILURE,
    &invalid_catalog_name::FAILURE,
    &insufficient_privilege::FAILURE,
    &not_null_violation::FAILURE,
    &foreign_key_violation::FAILURE,
    &unique_violation::FAILURE,
    &check_violation::FAILURE,
    &exclusion_violation::FAILURE,
    &datatype_mismatch::FAILURE,
    &invalid_text_representation::FAILURE,
    &feature_not_supported_partition_key::FAILURE,
    &feature_not_supported_concurrent_index::FAILURE,
    &wrong_object_type_not_valid_key::FAILURE,
    &feature_not_supported_extension::FAILURE,
    &invalid_object_definition::FAILURE,
    &syntax_error::FAILURE,
    &name_too_long::FAILURE,
    &too_many_columns::FAILURE,
    &object_not_in_prerequisite_state_refresh::FAILURE,
];

/// A rule by its code.
pub fn rule_by_code(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// The rule for an object of this kind that is already there.
pub fn rule_for(kind: Kind) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kinds.contains(&kind))
}

/// The rule for a lost connection, whatever said so.
pub fn lost_connection_rule() -> &'static Rule {
    &connection_failure::RULE
}

/// The rule for a failure that passes by itself when the whole transaction is sent again.
pub fn retry_rule(error: &PgError) -> Option<&'static Rule> {
    let mut rules = RULES.iter().copied().filter(|rule| rule.retry.is_some());
    let rule = rules.find(|rule| rule.sqlstate == error.sqlstate)?;
    let passes = match rule.sqlstate {
        "XX000" => error.message.starts_with("tuple concurrently "),
        "23505" => error.schema.as_deref() == Some("pg_catalog"),
        "55006" => error.message.contains("pending trigger events"),
        "0A000" => error.message.contains("cached plan must not change result type"),
        _ => true,
    };
    passes.then_some(rule)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{RULES, retry_rule};
    use crate::postgres::PgError;

    #[test]
    fn codes_are_unique() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
    }

    #[test]
    fn only_what_passes_by_itself_is_tried_again() {
        let check = |sqlstate: &str, message: &str, schema: &str, expect: Option<&str>| {
            let error = PgError {
                sqlstate: sqlstate.into(),
                message: message.into(),
                schema: Some(schema.into()),
                ..PgError::default()
            };
            assert_eq!(retry_rule(&error).map(|rule| rule.code), expect, "{sqlstate} {message}");
        };
        check("55P03", "canceling statement due to lock timeout", "", Some("lock-not-available"));
        check("40P01", "deadlock detected", "", Some("deadlock-detected"));
        check("XX000", "tuple concurrently updated", "", Some("internal-error-concurrent-update"));
        check("XX000", "cache lookup failed for type 1", "", None);
        check(
            "23505",
            "duplicate key value violates unique constraint",
            "pg_catalog",
            Some("unique-violation-catalog"),
        );
        check("23505", "duplicate key value violates unique constraint", "public", None);
        check("57014", "canceling statement due to user request", "", None);
    }
}
