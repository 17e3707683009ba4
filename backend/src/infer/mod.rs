//! Missing DDL, inferred from an error and its evidence; or what to change in the code, where the request is wrong and not the schema.
//!
//! Proposes and never applies. Nothing here connects or reads files: catalog, declared files and request are arguments.

mod asked;
mod case;
pub mod check;
mod column_type;
mod draft;
mod free;
mod kinds;
mod mended;
mod names;
mod near_miss;
mod once;
mod place;
mod proposal;
mod reading;
mod registry;
mod relation;
mod renamed;
pub mod source;
mod words;

pub use asked::understood;
pub use case::{Case, Deployments, RequestEvidence};
pub use mended::is_mended;
pub use proposal::Proposal;
pub use reading::Reading;
pub use registry::propose;

#[cfg(test)]
mod tests;
