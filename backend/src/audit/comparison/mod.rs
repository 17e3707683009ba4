//! `wrench audit`: live against declared, everything that differs, in words.

mod describe;
mod report;
mod run;
mod words;

pub use report::{Compared, Counts, Described, Report, Verdict};
pub use run::{Request, compare_live};
