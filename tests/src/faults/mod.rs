//! The fault matrix: classes of faults times situations, each on a real server, and the page that shows what came of them.

mod class;
mod document;
mod run;

pub use class::{Class, Column};
pub use document::{Row, Run, document};
pub use run::{Cell, Ending, run_cell};
