//! Tries a plan on a copy of the live schema: the same statements, transactions and proof as on the target.
//!
//! The copy has no rows, and its deployer is no superuser. What this keeps from being tried is said, and is no failure.

mod prepare;
mod run;
mod said;

pub(super) use run::try_plan;
