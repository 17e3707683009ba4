//! Everything in which live and declared differ, what is in no file included, and who changed it.
//!
//! Pure. A deploy leaves undeclared objects alone; here they count.

mod cause;
mod compare;
mod ignore;
mod managed;
mod order;
mod subject;
mod unlike;

pub use cause::Cause;
pub use compare::{Comparison, Difference, PartDifference, What, compare};
pub use ignore::{Ignored, InvalidPattern};
pub use subject::Subject;
pub use unlike::{Unlike, unlike};
