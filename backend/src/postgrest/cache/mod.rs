//! What the data API knows of a schema: tables, their relationships, functions. Made of a catalog, once.

mod arguments;
mod find;
mod junctions;
mod references;
mod relationship;
mod routine;
mod schema_cache;
mod suggest;
mod view_columns;
mod view_links;

pub use relationship::{Cardinality, Junction, Link, Name, Relationship};
pub use routine::{Parameter, Returns, Routine};
pub use schema_cache::{Relation, SchemaCache};
