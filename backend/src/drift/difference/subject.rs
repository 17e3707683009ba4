//! What a difference is about.

use std::fmt;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, Unmodelled};

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
    /// One that is only known by its row.
    pub(super) fn of_row(row: &Unmodelled) -> Subject {
        Subject::Unmodelled { kind: row.kind.clone(), identity: row.identity.clone() }
    }

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
        Facts::Sequence(sequence) if sequence.owned_by.is_none() => None,
        Facts::Index(_) | Facts::Statistics(_) | Facts::Sequence(_) => {
            object.needs.iter().find(|id| RELATIONS.contains(&id.kind)).cloned()
        }
        _ => {
            let table = object.id.parent_table()?;
            let of_kind = |kind| ObjectId { kind, ..table.clone() };
            let found = RELATIONS.into_iter().map(of_kind).find(|id| catalog.get(id).is_some());
            Some(found.unwrap_or(table))
        }
    }
}
