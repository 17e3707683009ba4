//! Which live objects the files should declare.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};
use crate::files::PlatformKind;
use crate::plan::Inputs;

use super::subject::relation_of;

/// The part of a database that the declared files answer for.
pub(super) struct Managed<'a> {
    inputs: &'a Inputs<'a>,
    /// Schemas whose undeclared objects count; none where all do.
    schemas: Option<BTreeSet<&'a str>>,
}

impl<'a> Managed<'a> {
    /// On Supabase `public` and the schemas that the files fill, never the platform's own; elsewhere everything.
    pub(super) fn new(inputs: &'a Inputs<'a>, platform: PlatformKind) -> Managed<'a> {
        let schemas = (platform == PlatformKind::Supabase).then(|| {
            let filled = inputs.want.objects.keys().filter(|id| fills_schema(id.kind)).map(|id| id.schema.as_str());
            let made = inputs.want.objects.keys().filter(|id| id.kind == Kind::Schema).map(|id| id.name.as_str());
            let platform = |schema: &&str| inputs.initial.get(&schema_id(schema)).is_some();
            filled.chain(made).filter(|schema| !platform(schema)).chain(["public"]).collect()
        });
        Managed { inputs, schemas }
    }

    /// Whether what an untouched database of this platform has is compared, too.
    pub(super) fn compares_platform(&self) -> bool {
        self.schemas.is_none()
    }

    /// Whether a live object that no file declares should be in one.
    pub(super) fn includes(&self, have: &Object) -> bool {
        self.includes_place(&have.id) && !self.is_run_time_partition(have)
    }

    /// Whether something in this schema should be in a file; none for what is in no schema.
    pub(super) fn includes_schema(&self, schema: Option<&str>) -> bool {
        match (&self.schemas, schema) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(schemas), Some(schema)) => schemas.contains(schema),
        }
    }

    fn includes_place(&self, id: &ObjectId) -> bool {
        match id.kind {
            Kind::Schema => self.includes_schema(Some(&id.name)),
            // The platform gives privileges in `public` by default itself.
            Kind::DefaultPrivileges if !self.compares_platform() && id.schema == "public" => false,
            _ => self.includes_schema(Some(id.schema.as_str()).filter(|schema| !schema.is_empty())),
        }
    }

    /// A partition, or something on one, that the application makes of a declared table while it runs.
    fn is_run_time_partition(&self, have: &Object) -> bool {
        let (live, declared) = (self.inputs.have, self.inputs.full);
        let mut table = relation_of(live, have).unwrap_or_else(|| have.id.clone());
        if declared.get(&table).is_some() {
            return false;
        }
        while let Some(parent) = parent_of(live, &table) {
            if declared.get(&parent).is_some() {
                return true;
            }
            table = parent;
        }
        false
    }
}

fn parent_of(catalog: &Catalog, table: &ObjectId) -> Option<ObjectId> {
    let Facts::Table(facts) = &catalog.get(table)?.facts else { return None };
    facts.partition_bound.as_ref()?;
    let parent = facts.parents.first()?.replace('"', "");
    catalog.objects.keys().find(|id| id.kind == Kind::Table && id.path().replace('"', "") == parent).cloned()
}

fn fills_schema(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Schema
            | Kind::Extension
            | Kind::DefaultPrivileges
            | Kind::Column
            | Kind::Constraint
            | Kind::Index
            | Kind::Trigger
            | Kind::Policy
    )
}

fn schema_id(name: &str) -> ObjectId {
    ObjectId { kind: Kind::Schema, schema: String::new(), relation: String::new(), name: name.to_owned() }
}
