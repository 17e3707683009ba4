//! The schema as a value: read from a server, compared as parts, written back as DDL.
//!
//! Loading reads and never writes. Nothing here decides what a difference means; `drift` and `plan` do.

mod fingerprint;
mod load;
mod model;
mod render;

pub use fingerprint::object_hash;
pub use load::{LoadError, begin_snapshot, load, load_inside_transaction};
pub use model::{
    Catalog, Column, Constraint, DEPLOYER, DefaultPrivileges, Enum, Extension, Facts, Function, IdentitySequence,
    Index, Kind, NotNullConstraint, Object, ObjectId, Policy, Schema, Sequence, Table, Trigger, Unmodelled, View,
    ViewColumn,
};
pub use render::{Rendered, column_clause, create, grant, owner_change, reference, render_catalog, revoke, role};
pub use render::{comment as render_comment, drop as render_drop};
