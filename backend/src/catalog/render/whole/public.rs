//! The schema every database starts with, as what it differs in from then.

use super::acl;
use super::step::{Part, Step};
use crate::catalog::model::{Catalog, Kind, Object, ObjectId};
use crate::catalog::render::reference::{comment, owner_change};
use crate::sql::ident;

const NAME: &str = "public";
const OWNER: &str = "pg_database_owner";
const COMMENT: &str = "standard public schema";

/// Its identity.
pub(super) fn id() -> ObjectId {
    ObjectId { kind: Kind::Schema, schema: String::new(), relation: String::new(), name: NAME.to_owned() }
}

/// What makes it as it is.
pub(super) fn step(object: &Object, catalog: &Catalog) -> Step {
    let mut sql = Vec::new();
    sql.extend(object.owner.as_deref().filter(|owner| *owner != OWNER).map(|owner| owner_change(object, owner)));
    if object.comment.as_deref() != Some(COMMENT) {
        sql.push(comment(object, object.comment.as_deref()));
    }
    let mut had = acl::defaults(object, catalog);
    had.insert("USAGE PUBLIC".to_owned());
    sql.extend(acl::changes(object, &had));
    Step::new(&object.id, Part::Whole, sql)
}

/// What makes it absent.
pub(super) fn drop() -> Step {
    Step::new(&id(), Part::Whole, vec![format!("drop schema {}", ident(NAME))])
}
