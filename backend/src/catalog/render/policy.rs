//! Policies.

use super::privilege::role;
use super::stable::stable_expression;
use crate::catalog::model::{Object, Policy};
use crate::sql::{ident, qualified};

/// `CREATE POLICY …`.
pub(super) fn create_policy(object: &Object, policy: &Policy) -> String {
    let table = qualified(&object.id.schema, &object.id.relation);
    let mode = if policy.permissive { "permissive" } else { "restrictive" };
    let roles: Vec<String> = policy.roles.iter().map(|name| role(name)).collect();
    let mut statement = format!(
        "create policy {} on {table} as {mode} for {} to {}",
        ident(&object.id.name),
        command_word(&policy.command),
        roles.join(", ")
    );
    if let Some(using) = &policy.using {
        statement += &format!(" using ({})", stable_expression(using));
    }
    if let Some(check) = &policy.check {
        statement += &format!(" with check ({})", stable_expression(check));
    }
    statement
}

fn command_word(command: &str) -> &'static str {
    match command {
        "r" => "select",
        "a" => "insert",
        "w" => "update",
        "d" => "delete",
        _ => "all",
    }
}
