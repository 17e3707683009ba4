//! The rules, one per file.

pub(super) mod deadlock_detected;
pub(super) mod duplicate_column;
pub(super) mod duplicate_function;
pub(super) mod duplicate_object;
pub(super) mod duplicate_object_constraint;
pub(super) mod duplicate_object_extension;
pub(super) mod duplicate_object_policy;
pub(super) mod duplicate_object_trigger;
pub(super) mod duplicate_object_type;
pub(super) mod duplicate_schema;
pub(super) mod duplicate_table;
pub(super) mod duplicate_table_index;
pub(super) mod duplicate_table_sequence;
pub(super) mod duplicate_table_view;
pub(super) mod internal_error_concurrent_update;
pub(super) mod lock_not_available;
pub(super) mod serialization_failure;
pub(super) mod unique_violation_catalog;
