//! The catalog's types: one file per object kind.
//!
//! An object is an identity and parts. Parts that follow from others, or that only inform a decision, are not compared.

mod column;
mod constraint;
mod default_privileges;
mod enumeration;
mod extension;
mod function;
mod id;
mod index;
mod object;
mod policy;
mod schema;
mod sequence;
mod table;
mod trigger;
mod view;

pub use column::{Column, IdentitySequence, NotNullConstraint};
pub use constraint::Constraint;
pub use default_privileges::DefaultPrivileges;
pub use enumeration::Enum;
pub use extension::Extension;
pub use function::Function;
pub use id::{Kind, ObjectId};
pub use index::Index;
pub use object::{Catalog, DEPLOYER, Facts, Object, Unmodelled};
pub use policy::Policy;
pub use schema::Schema;
pub use sequence::Sequence;
pub use table::Table;
pub use trigger::Trigger;
pub use view::{View, ViewColumn};
