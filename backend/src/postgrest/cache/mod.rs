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

pub use references::{Reference, parse_key, parse_reference, take_identifier, take_name};
pub use relationship::{Cardinality, Junction, Link, Name, Relationship};
pub use routine::{Parameter, Returns, Routine};
pub use schema_cache::{Relation, SchemaCache};
