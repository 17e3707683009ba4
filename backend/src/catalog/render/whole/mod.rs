//! A whole catalog as the script that makes it on an empty database.
//!
//! Steps are made per object, each with the steps it needs (`steps`, one file per kind that is more than one statement),
//! and put in order (`order`). What stands in a circle is made in two steps, as `pg_dump` does. Nothing here connects.

mod acl;
mod column;
mod domain;
mod order;
mod public;
mod relations;
mod script;
mod shape;
mod step;
mod steps;
mod table;
#[cfg(test)]
mod tests;

pub use script::{Rendered, render_catalog};
