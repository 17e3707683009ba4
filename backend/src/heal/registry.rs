//! The one list of rules.

use super::rule::Rule;
use super::rules::{
    deadlock_detected, duplicate_column, duplicate_function, duplicate_object, duplicate_object_constraint,
    duplicate_object_extension, duplicate_object_policy, duplicate_object_trigger, duplicate_object_type,
    duplicate_schema, duplicate_table, duplicate_table_index, duplicate_table_sequence, duplicate_table_view,
    internal_error_concurrent_update, lock_not_available, serialization_failure, unique_violation_catalog,
};
use crate::catalog::Kind;
use crate::postgres::PgError;

/// All rules; the four that the product names stand first.
pub static RULES: [&Rule; 18] = [
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
    &serialization_failure::RULE,
    &internal_error_concurrent_update::RULE,
    &unique_violation_catalog::RULE,
];

/// The rule for an object of this kind that is already there.
pub fn rule_for(kind: Kind) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kinds.contains(&kind))
}

/// The rule for a failure that passes by itself when the whole transaction is sent again.
pub fn retry_rule(error: &PgError) -> Option<&'static Rule> {
    let mut rules = RULES.iter().copied().filter(|rule| rule.retry.is_some());
    let rule = rules.find(|rule| rule.sqlstate == error.sqlstate)?;
    let passes = match rule.sqlstate {
        "XX000" => error.message.starts_with("tuple concurrently "),
        "23505" => error.schema.as_deref() == Some("pg_catalog"),
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
