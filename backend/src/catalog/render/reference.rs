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
        (Facts::Aggregate(aggregate), _) => format!("aggregate {}", aggregate.reference),
        (Facts::Table(table), _) if table.foreign.is_some() => format!("foreign table {name}"),
        (_, Kind::Enum | Kind::CompositeType | Kind::RangeType) => format!("type {name}"),
        (_, Kind::ForeignServer) => format!("server {name}"),
        (_, Kind::UserMapping) => format!("user mapping for {} server {}", role(&id.name), ident(&id.relation)),
        (_, Kind::Column) => format!("column {}.{}", qualified(&id.schema, &id.relation), ident(&id.name)),
        (_, Kind::Constraint | Kind::Trigger | Kind::Policy | Kind::Rule) => format!("{} {}", id.kind.as_str(), on()),
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
        Kind::PublicationTable => format!("alter publication {} drop table only {table}", ident(&id.name)),
        Kind::PublicationSchema => {
            format!("alter publication {} drop tables in schema {}", ident(&id.name), ident(&id.schema))
        }
        _ => format!("drop {}", reference(object)),
    }
}

/// `ALTER … OWNER TO …`.
pub fn owner_change(object: &Object, owner: &str) -> String {
    format!("alter {} owner to {}", reference(object), role(owner))
}
