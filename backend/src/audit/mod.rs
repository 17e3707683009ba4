//! Read-only checks on a live database: what state it is in, on what evidence, and what to do.
//!
//! Changes nothing: the reader's session is read-only, and the declared files are compared by the deploy engine in
//! verify-only mode. Phrases its answers in sentences; how they are shown is decided elsewhere.

mod check;
mod checks;
pub mod comparison;
mod conclude;
mod lint;
mod lints;
mod reader;
mod run;
mod subject;
mod verify;

pub use check::{Check, Fact, Group, Outcome, Status};
pub use checks::CHECKS;
pub use conclude::conclude;
pub use lint::{Lint, LintError, lint, lint_live};
pub use lints::LINTS;
pub use reader::{OpenError, ReadError, Reader};
pub use run::{AuditMessage, AuditRequest, Checked, run};
