//! The schema as a value: read from a server, compared as parts, written back as DDL.
//!
//! Loading reads and never writes. Nothing here decides what a difference means; `drift` and `plan` do.

mod fingerprint;
mod load;
mod model;
mod render;
mod stamp;

pub use fingerprint::object_hash;
pub use load::{
    LoadError, Stamped, begin_snapshot, load, load_inside_transaction, load_named_inside_transaction, load_stamped,
};
pub use model::{
    Aggregate, Attribute, Catalog, Collation, Column, CompositeType, Constraint, DEPLOYER, DefaultPrivileges, Domain,
    DomainConstraint, Enum, EventTrigger, Extension, Facts, ForeignServer, ForeignTable, Function, IdentitySequence,
    Index, Kind, NotNullConstraint, Object, ObjectId, Policy, Publication, PublicationSchema, PublicationTable,
    RangeType, Rule, Schema, Sequence, Statistics, Table, Trigger, Unmodelled, UserMapping, View, ViewColumn,
};
pub use render::{
    Rendered, add_domain_constraint, attribute_clause, attribute_comment, column_clause, create,
    domain_constraint_comment, foreign_options, grant, owner_change, publication_options, reference, render_catalog,
    replace_rule, revoke, role,
};
pub use render::{comment as render_comment, drop as render_drop};
pub use stamp::{Stamp, stamp};
