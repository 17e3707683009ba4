//! Whether what an error missed is there now.

use super::relation::{columns, find_table, relations_named};
use crate::catalog::{Catalog, Facts, Kind, ObjectId};
use crate::diagnose::{Diagnosis, ErrorClass, Slots};
use crate::postgrest::{Name, SchemaCache};

/// True only where the schema answers the question; an error that may have other causes is not mended by looking.
pub fn is_mended(diagnosis: &Diagnosis, catalog: &Catalog) -> bool {
    let slots = &diagnosis.slots;
    match (diagnosis.class, diagnosis.subclass.as_deref()) {
        (ErrorClass::MissingColumn, _) | (ErrorClass::SchemaCache, Some("missing_column")) => {
            has_column(slots, catalog)
        }
        (ErrorClass::MissingTable, _) | (ErrorClass::SchemaCache, Some("missing_table")) => has_table(slots, catalog),
        (ErrorClass::InvalidEnumValue, _) => has_label(slots, catalog),
        (ErrorClass::MissingEnumType, _) => has_type(slots, catalog),
        (ErrorClass::MissingRelationship, _) => has_relationship(slots, catalog),
        (ErrorClass::MissingFunction, _) if slots.operator.is_none() => has_function(slots, catalog),
        _ => false,
    }
}

fn table<'a>(slots: &Slots, catalog: &'a Catalog) -> Option<&'a ObjectId> {
    find_table(catalog, slots.schema.as_deref(), slots.table.as_deref()?)
}

fn has_column(slots: &Slots, catalog: &Catalog) -> bool {
    let (Some(table), Some(column)) = (table(slots, catalog), &slots.column) else { return false };
    columns(catalog, table).iter().any(|(name, _)| name == column)
}

fn has_table(slots: &Slots, catalog: &Catalog) -> bool {
    let Some(name) = &slots.table else { return false };
    let schema = slots.schema.as_deref().unwrap_or("public");
    relations_named(catalog, name).any(|id| id.schema == schema)
}

fn has_label(slots: &Slots, catalog: &Catalog) -> bool {
    let (Some(name), Some(value)) = (&slots.enumeration, &slots.value) else { return false };
    let name = name.rsplit('.').next().unwrap_or(name);
    catalog.objects.iter().any(|(id, object)| match &object.facts {
        Facts::Enum(found) => id.name == name && found.labels.contains(value),
        _ => false,
    })
}

fn has_type(slots: &Slots, catalog: &Catalog) -> bool {
    let Some(name) = &slots.data_type else { return false };
    let of_extension = crate::diagnose::extension_of_type(name);
    let is_type = |id: &ObjectId| matches!(id.kind, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType);
    catalog.objects.keys().any(|id| {
        (is_type(id) && id.name == *name && id.schema == "public")
            || (id.kind == Kind::Extension && of_extension == Some(id.name.as_str()))
    })
}

fn has_relationship(slots: &Slots, catalog: &Catalog) -> bool {
    let [from, to] = slots.relationship.as_slice() else { return false };
    let schema = slots.schema.as_deref().unwrap_or("public");
    let cache = SchemaCache::new(catalog, &[schema]);
    let (own, other) = (Name::new(schema, from), Name::new(schema, to));
    cache.relationships_of(&own).any(|relationship| relationship.foreign == other)
}

/// A function that takes what was given; without names of arguments any of that name.
fn has_function(slots: &Slots, catalog: &Catalog) -> bool {
    let Some(name) = &slots.function else { return false };
    let schema = slots.schema.as_deref().unwrap_or("public");
    let cache = SchemaCache::new(catalog, &[schema]);
    let mut same = cache.routines().filter(|routine| routine.name == Name::new(schema, name));
    same.any(|routine| slots.args.is_empty() || routine.takes(&slots.args))
}
