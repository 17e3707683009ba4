//! Grants and revokes.

use crate::catalog::model::{DEPLOYER, Facts, Kind, Object};
use crate::sql::{ident, qualified};

/// A role as DDL names it.
pub fn role(name: &str) -> String {
    match name {
        DEPLOYER => "current_user".to_owned(),
        "PUBLIC" => "public".to_owned(),
        other => ident(other),
    }
}

/// `GRANT` of one privilege item (`SELECT anon`, `SELECT* anon`).
pub fn grant(object: &Object, item: &str) -> String {
    let (privilege, grantee) = split(item);
    let (privilege, option) = match privilege.strip_suffix('*') {
        Some(privilege) => (privilege, " with grant option"),
        None => (privilege, ""),
    };
    format!("{}grant {}{option}", prefix(object), clause(object, privilege, "to", grantee))
}

/// `REVOKE` of one privilege item.
pub fn revoke(object: &Object, item: &str) -> String {
    let (privilege, grantee) = split(item);
    let privilege = privilege.trim_end_matches('*');
    format!("{}revoke {}", prefix(object), clause(object, privilege, "from", grantee))
}

fn split(item: &str) -> (&str, &str) {
    item.split_once(' ').unwrap_or((item, "PUBLIC"))
}

fn clause(object: &Object, privilege: &str, direction: &str, grantee: &str) -> String {
    let privilege = privilege.to_lowercase();
    format!("{} {direction} {}", on(object, &privilege), role(grantee))
}

fn on(object: &Object, privilege: &str) -> String {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    match (&object.facts, id.kind) {
        (Facts::Function(function), _) => format!("{privilege} on {} {}", function.routine, function.reference),
        (_, Kind::Column) => {
            format!("{privilege} ({}) on table {}", ident(&id.name), qualified(&id.schema, &id.relation))
        }
        (_, Kind::Enum) => format!("{privilege} on type {name}"),
        (_, Kind::Schema) => format!("{privilege} on schema {name}"),
        (_, Kind::Sequence) => format!("{privilege} on sequence {name}"),
        (_, Kind::DefaultPrivileges) => format!("{privilege} on {}", id.name),
        _ => format!("{privilege} on table {name}"),
    }
}

fn prefix(object: &Object) -> String {
    let id = &object.id;
    if id.kind != Kind::DefaultPrivileges {
        return String::new();
    }
    let schema = if id.schema.is_empty() { String::new() } else { format!("in schema {} ", ident(&id.schema)) };
    format!("alter default privileges for role {} {schema}", role(&id.relation))
}
