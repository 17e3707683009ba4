//! How DDL refers to an object, and the commands that need nothing but the reference.

use super::privilege::role;
use crate::catalog::model::{Facts, Kind, Object};
use crate::sql::{ident, literal, qualified};

/// Kind word and quoted name, as `COMMENT ON` takes them: `policy "p" on "public"."t"`.
pub fn reference(object: &Object) -> String {
    let id = &object.id;
    let name = qualified(&id.schema, &id.name);
    let on = || format!("{} on {}", ident(&id.name), qualified(&id.schema, &id.relation));
    match (&object.facts, id.kind) {
        (Facts::Function(function), _) => format!("{} {}", function.routine, function.reference),
        (Facts::View(view), _) if view.materialized => format!("materialized view {name}"),
        (_, Kind::Enum) => format!("type {name}"),
        (_, Kind::Column) => format!("column {}.{}", qualified(&id.schema, &id.relation), ident(&id.name)),
        (_, Kind::Constraint | Kind::Trigger | Kind::Policy) => format!("{} {}", id.kind.as_str(), on()),
        _ => format!("{} {name}", id.kind.as_str()),
    }
}

/// `COMMENT ON …`.
pub fn comment(object: &Object, text: Option<&str>) -> String {
    format!("comment on {} is {}", reference(object), text.map_or_else(|| "null".to_owned(), literal))
}

/// `DROP …`, never with CASCADE.
pub fn drop(object: &Object) -> String {
    let id = &object.id;
    let table = qualified(&id.schema, &id.relation);
    match id.kind {
        Kind::Column => format!("alter table {table} drop column {}", ident(&id.name)),
        Kind::Constraint => format!("alter table {table} drop constraint {}", ident(&id.name)),
        _ => format!("drop {}", reference(object)),
    }
}

/// `ALTER … OWNER TO …`.
pub fn owner_change(object: &Object, owner: &str) -> String {
    format!("alter {} owner to {}", reference(object), role(owner))
}
