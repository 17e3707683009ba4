//! What a difference is about.

use std::fmt;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};
use crate::sql::qualified;

/// An object, modelled or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// One whose parts are known.
    Object(ObjectId),
    /// One of a kind that is only known by its catalog row.
    Unmodelled {
        /// Kind in words.
        kind: String,
        /// PostgreSQL's own identity of it.
        identity: String,
    },
}

impl Subject {
    /// Its kind in words.
    pub fn kind(&self) -> &str {
        match self {
            Subject::Object(id) => id.kind.as_str(),
            Subject::Unmodelled { kind, .. } => kind,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Object(id) => id.fmt(f),
            Subject::Unmodelled { kind, identity } => write!(f, "{kind} \"{}\"", identity.replace('"', "")),
        }
    }
}

/// Kinds of objects that have parts.
const RELATIONS: [Kind; 2] = [Kind::Table, Kind::View];

/// The relation an object hangs on or is dropped with.
pub(super) fn relation_of(catalog: &Catalog, object: &Object) -> Option<ObjectId> {
    match &object.facts {
        Facts::Index(_) => object.needs.iter().find(|id| RELATIONS.contains(&id.kind)).cloned(),
        Facts::Sequence(sequence) => sequence.owned_by.as_deref().and_then(|column| owner_of(catalog, column)),
        _ => {
            let table = object.id.parent_table()?;
            let of_kind = |kind| ObjectId { kind, ..table.clone() };
            let found = RELATIONS.into_iter().map(of_kind).find(|id| catalog.get(id).is_some());
            Some(found.unwrap_or(table))
        }
    }
}

/// The table of a column written as `schema.table.column`, each part quoted where it must be.
fn owner_of(catalog: &Catalog, column: &str) -> Option<ObjectId> {
    let bare = column.replace('"', "");
    let is_owner = |id: &&ObjectId| {
        id.kind == Kind::Table && bare.starts_with(&format!("{}.", qualified(&id.schema, &id.name).replace('"', "")))
    };
    catalog.objects.keys().find(is_owner).cloned()
}
