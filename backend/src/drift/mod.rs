//! What differs between two catalogs, and the DDL that makes one into the other.
//!
//! Pure: catalogs in, values out. Who changed what, and whether it may be done, is decided in `plan`.

mod change;
mod compare;
mod converge;
mod difference;
mod hazard;

pub use change::{PartChange, part_changes};
pub use compare::{DifferingPart, compare_unmodelled, differing_parts};
pub use converge::{Sides, Step, create_steps, creation_nature, drop_steps, steps_for};
pub use difference::{Cause, Comparison, Difference, Ignored, InvalidPattern, PartDifference, Subject, What, compare};
pub use hazard::{Hazard, Nature};
