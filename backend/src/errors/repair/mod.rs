//! From an issue to what mends it: proposed, tried on a copy of the live schema, written into its file, deployed, held against the
//! request that failed; and the way back.
//!
//! Decides nothing that `infer` and `plan` decide, and sends nothing to a target itself.

mod apply;
mod draft;
mod suggest;
mod undo;

pub use apply::{Applied, apply};
pub use draft::{Draft, Refused, draft};
pub use suggest::{Asked, Suggested, Tried, suggest, try_out};
pub use undo::{Undo, draft_undo, undo};
