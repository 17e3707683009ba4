//! A request held against a schema: every name looked up, every filter at its place.

mod attach;
mod node;
mod predicates;
mod resolve;
mod work;

pub use node::{Branch, Node, Order, PlannedColumn, PlannedField, Predicate, Source, ValueKind};
pub use resolve::Plan;
pub use work::{TypedColumn, Work};
