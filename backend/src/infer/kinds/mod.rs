//! One kind of error per file.

pub(super) mod access;
pub(super) mod ambiguous_relationship;
pub(super) mod conflict_target;
pub(super) mod invalid_enum_value;
pub(super) mod missing_column;
pub(super) mod missing_function;
pub(super) mod missing_relationship;
pub(super) mod missing_table;
pub(super) mod missing_type;
pub(super) mod timeout;
pub(super) mod type_mismatch;
pub(super) mod violation;
