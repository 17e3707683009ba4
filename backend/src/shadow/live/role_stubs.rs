//! The target's roles on the private server: names that own and may what they own and may there, and cannot log in.

use super::state::{LiveState, RoleFacts};
use crate::postgres::EphemeralServer;
use crate::sql::{ident, literal};

/// Logs in to become whichever role a request has.
pub(super) const REQUESTER: &str = "wrench_requester";

/// Makes all roles. The deployer is a member of each of them until the copy is rendered, so that it can hand on what it
/// makes.
pub(super) fn create(state: &LiveState, server: &EphemeralServer) -> String {
    let password = literal(&server.role_password());
    let deployer = ident(&state.deployer);
    let bypass = own_facts(state).is_some_and(|role| role.bypasses_row_security);
    let mut sql = vec![
        format!("create role {deployer} login inherit{} password {password}", bypass_word(bypass)),
        format!("create role {REQUESTER} login noinherit password {password}"),
        format!("grant {deployer} to {REQUESTER}"),
    ];
    for role in stubs(state, server) {
        let (name, inherit) = (ident(&role.name), if role.inherits { "inherit" } else { "noinherit" });
        sql.push(format!("create role {name} nologin {inherit}{}", bypass_word(role.bypasses_row_security)));
        sql.push(format!("grant {name} to {deployer}, {REQUESTER}"));
    }
    sql.push(include_str!("../close_roles.sql").to_owned());
    sql.join(";\n")
}

/// Makes them members of each other as on the target. A superuser is a member of all: nothing is closed to it there.
pub(super) fn settle(state: &LiveState, server: &EphemeralServer) -> String {
    let deployer = ident(&state.deployer);
    let own = own_facts(state);
    let mut sql = Vec::new();
    if own.is_some_and(|role| role.is_superuser) {
        sql.push(format!("grant pg_read_all_data, pg_write_all_data to {deployer}"));
    } else {
        sql.extend(stubs(state, server).map(|role| format!("revoke {} from {deployer}", ident(&role.name))));
    }
    if own.is_some_and(|role| !role.inherits) {
        sql.push(format!("alter role {deployer} noinherit"));
    }
    let known = |name: &str| name != server.superuser;
    for membership in state.surroundings.memberships.iter().filter(|m| known(&m.role) && known(&m.member)) {
        let with = if state.major >= 16 { format!(" with inherit {}", membership.inherits) } else { String::new() };
        sql.push(format!("grant {} to {}{with}", ident(&membership.role), ident(&membership.member)));
    }
    sql.join(";\n")
}

fn stubs<'a>(state: &'a LiveState, server: &'a EphemeralServer) -> impl Iterator<Item = &'a RoleFacts> {
    let taken = [state.deployer.as_str(), server.superuser.as_str(), REQUESTER];
    state.surroundings.roles.iter().filter(move |role| !taken.contains(&role.name.as_str()))
}

fn own_facts(state: &LiveState) -> Option<&RoleFacts> {
    state.surroundings.roles.iter().find(|role| role.name == state.deployer)
}

fn bypass_word(bypasses: bool) -> &'static str {
    if bypasses { " bypassrls" } else { "" }
}
