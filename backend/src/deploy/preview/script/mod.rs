//! The plan as a script for psql or an SQL editor.
//!
//! Each transaction checks for itself that the one before it was committed: a client that goes on after an error
//! changes nothing more. What cannot run in a transaction stands alone, and its session may only read until the check
//! before it has passed.

mod guard;
mod parts;
mod privileges;
mod rows;
mod text;
mod write;

pub(super) use write::{Material, write};
