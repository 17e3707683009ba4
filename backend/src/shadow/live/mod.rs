//! The shadow of live: the target's schema on a private server, kept warm, and databases made from it to try things in.
//!
//! It is rendered from the catalog and never from rows. What could not be rendered, or is not equal when read back, is
//! named: a trial proves nothing about it. A trial reaches neither the copy nor another trial.

mod copy;
mod equal;
mod render;
mod role_stubs;
mod state;
mod trial;
mod warm;

pub use equal::Unproved;
pub use state::{LiveState, Surroundings};
pub use trial::Trial;
pub use warm::{LiveShadow, LiveShadowSpec, Warmed, Warmth};
