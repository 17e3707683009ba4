//! The one list of rules.

use super::rule::Rule;
use super::rules::{
    duplicate_column, duplicate_function, duplicate_object, duplicate_object_constraint, duplicate_object_extension,
    duplicate_object_policy, duplicate_object_trigger, duplicate_object_type, duplicate_schema, duplicate_table,
    duplicate_table_index, duplicate_table_sequence, duplicate_table_view,
};
use crate::catalog::Kind;

/// All rules; the four that the product names stand first.
pub static RULES: [&Rule; 13] = [
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
];

/// The rule for an object of this kind that is already there.
pub fn rule_for(kind: Kind) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kinds.contains(&kind))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::RULES;

    #[test]
    fn codes_are_unique() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
    }
}
