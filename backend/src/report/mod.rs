//! Figures over past deployments: how many succeeded, what was healed, what fails, how long things take and recovery takes.
//!
//! Values in, values out; log files and journal are read by `deploy`. Nothing here connects or prints.

mod deployment;
mod failures;
mod figures;
mod journal;
mod log_document;
mod normalise;
mod recovery;
mod rules;
mod slowest;
mod summary;
mod targets;
mod weeks;

pub use deployment::Deployment;
pub use failures::{Failure, failures};
pub use figures::{Figures, Rate};
pub use journal::from_journal;
pub use log_document::{Unreadable, from_log};
pub use rules::RuleFigures;
pub use slowest::Timed;
pub use summary::{Report, report};
pub use targets::{Goal, Goals, Mark};
pub use weeks::Week;
