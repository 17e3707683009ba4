//! What differs between two catalogs, and the DDL that makes one into the other.
//!
//! Pure: catalogs in, values out. Who changed what, and whether it may be done, is decided in `plan`.

mod change;
mod converge;
mod difference;
mod hazard;
mod words;

pub use change::{PartChange, part_changes, row_changes};
pub use converge::{
    Act, Displaced, Sides, Step, clearing, create_steps, creation_nature, drop_steps, in_drop_order, label_steps,
    leaving_steps, leftovers, rename_step, restoring, steps_for,
};
pub use difference::{
    Cause, Comparison, Difference, Ignored, InvalidPattern, PartDifference, Subject, Unlike, What, compare, unlike,
};
pub use hazard::{Hazard, Nature};
pub use words::{part_label, part_value};
