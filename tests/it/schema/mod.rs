//! The project's own schema, `deploy/`: that companies are kept apart, that what it promises holds, that its shape has no holes.
//!
//! The cases are SQL, in `tests/testdata/schema/`: what is walked comes from the catalog, so that a new table is in it at once.

mod audited;
mod behaviour;
mod concurrency;
mod coverage;
mod deployed;
mod deploys;
mod files;
mod functions;
mod isolation;
mod lints;
mod squawk;
mod worlds;
