//! Whether what an error missed is there now.

use super::relation::{columns, find_table};
use crate::catalog::Catalog;
use crate::diagnose::{Diagnosis, ErrorClass};

/// True only where the schema answers the question; an error that may have other causes is not mended by looking.
pub fn is_mended(diagnosis: &Diagnosis, catalog: &Catalog) -> bool {
    let slots = &diagnosis.slots;
    let missing = match diagnosis.class {
        ErrorClass::MissingColumn => Some("missing_column"),
        ErrorClass::MissingTable => Some("missing_table"),
        ErrorClass::SchemaCache => diagnosis.subclass.as_deref(),
        _ => None,
    };
    let table = slots.table.as_deref().and_then(|table| find_table(catalog, slots.schema.as_deref(), table));
    match (missing, table, &slots.column) {
        (Some("missing_table"), Some(_), _) => true,
        (Some("missing_column"), Some(table), Some(column)) => {
            columns(catalog, table).iter().any(|(name, _)| name == column)
        }
        _ => false,
    }
}
