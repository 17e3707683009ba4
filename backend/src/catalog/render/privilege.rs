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
    match object.id.kind {
        Kind::Column => format!("{privilege} ({}) on {}", ident(&object.id.name), target(object)),
        _ => format!("{privilege} on {}", target(object)),
    }
}

/// What privileges are on, with the word GRANT wants for it.
pub(super) fn target(object: &Object) -> String {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    match (&object.facts, id.kind) {
        (Facts::Function(function), _) => format!("{} {}", function.routine, function.reference),
        (Facts::Aggregate(aggregate), _) => format!("function {}", aggregate.routine_reference),
        (_, Kind::Column) => format!("table {}", qualified(&id.schema, &id.relation)),
        (_, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType) => format!("type {name}"),
        (_, Kind::Schema) => format!("schema {name}"),
        (_, Kind::Sequence) => format!("sequence {name}"),
        (_, Kind::ForeignServer) => format!("foreign server {name}"),
        (_, Kind::DefaultPrivileges) => id.name.clone(),
        _ => format!("table {name}"),
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
