//! Rewrite rules.

use super::stable::stable_expression;
use crate::catalog::model::{Object, Rule};
use crate::sql::{ident, qualified};

/// `CREATE OR REPLACE RULE …`.
pub(super) fn create_rule(object: &Object, rule: &Rule) -> Vec<String> {
    let mut statements = vec![replace_rule(rule)];
    let table = qualified(&object.id.schema, &object.id.relation);
    statements.extend(
        firing(&rule.enabled).map(|word| format!("alter table {table} {word} rule {}", ident(&object.id.name))),
    );
    statements
}

/// The definition as a command that also replaces what is there.
pub fn replace_rule(rule: &Rule) -> String {
    let definition = stable_expression(rule.definition.trim_end().trim_end_matches(';'));
    definition.replacen("CREATE RULE", "create or replace rule", 1)
}

/// When a rule or trigger fires, in the words of ALTER; nothing for the way it is made.
pub(super) fn firing(enabled: &str) -> Option<&'static str> {
    match enabled {
        "D" => Some("disable"),
        "R" => Some("enable replica"),
        "A" => Some("enable always"),
        _ => None,
    }
}
