//! The classes: how each is worded, which codes mean it, what to say of it. One family per file, one registry.

mod ambiguous_relationship;
mod check_violation;
mod class;
mod duplicate_object;
mod fk_violation;
mod invalid_enum_value;
mod javascript;
mod jwt;
mod missing_column;
mod missing_enum_type;
mod missing_function;
mod missing_relationship;
mod missing_table;
mod network;
mod not_null_violation;
mod other;
mod permission_denied;
mod registry;
mod rls_violation;
mod schema_cache;
mod syntax;
mod timeout;
mod too_many_connections;
mod type_mismatch;
mod unique_violation;

pub(super) use class::{Class, Words};
pub(super) use missing_enum_type::extension_of;
pub(super) use registry::CLASSES;

#[cfg(test)]
mod tests;
