//! What a deploy would do, decided and not done: the plan with its fingerprint, and the plan as a script.
//!
//! Reads the target and writes nothing there. A plan that was shown is kept in the cache, so that a later deploy can say
//! what changed since.

mod details;
mod keep;
mod run;
mod script;
mod stale;

pub use details::{Details, ObjectDetails};
pub use keep::write_script;
pub use run::{Planned, Preview, preview};

pub(super) use stale::refuse_stale;
