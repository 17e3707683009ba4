//! Which live objects are described, and the phase each came with.

use std::collections::BTreeSet;

use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::document::Subject;
use crate::files::PlatformKind;
use crate::postgrest::{Name, take_name};

/// The part of a database that is described.
pub(super) struct Included<'a> {
    subject: &'a Subject<'a>,
    /// Schemas whose objects count although no phase has them; none where all do.
    schemas: Option<BTreeSet<&'a str>>,
}

impl<'a> Included<'a> {
    /// On Supabase `public` and the schemas that the phases made, never the platform's own; elsewhere everything.
    pub(super) fn new(subject: &'a Subject<'a>) -> Included<'a> {
        let made = subject.base.objects.keys().filter(|id| id.kind == Kind::Schema).map(|id| id.name.as_str());
        let schemas = (subject.platform == PlatformKind::Supabase).then(|| made.chain(["public"]).collect());
        Included { subject, schemas }
    }

    /// The phase that an object came with.
    pub(super) fn phase_of(&self, id: &ObjectId) -> Option<&'a str> {
        self.subject.base.objects.get(id).map(|entry| entry.phase.as_str())
    }

    /// Whether an object is described.
    pub(super) fn includes(&self, id: &ObjectId) -> bool {
        let place = if id.kind == Kind::Schema { &id.name } else { &id.schema };
        let reached = self.schemas.as_ref().is_none_or(|schemas| schemas.contains(place.as_str()));
        reached || self.phase_of(id).is_some()
    }

    /// The table that a partition is a part of.
    pub(super) fn parent_of(table: &Object) -> Option<Name> {
        let Facts::Table(facts) = &table.facts else { return None };
        facts.partition_bound.as_ref()?;
        let mut parent = facts.parents.first()?.as_str();
        take_name(&mut parent)
    }

    /// Whether a partition is told: one that the application made of a deployed table while it ran is not part of the schema.
    pub(super) fn tells_partition(&self, partition: &ObjectId, parent: &Name) -> bool {
        self.phase_of(partition).is_some() || self.phase_of(&table_id(parent)).is_none()
    }
}

/// The identity of a table.
pub(super) fn table_id(name: &Name) -> ObjectId {
    ObjectId { kind: Kind::Table, schema: name.schema.clone(), relation: String::new(), name: name.name.clone() }
}
