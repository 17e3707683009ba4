//! Speaks to Wrench's server: requests with the bearer, answers as wire types, streams of events.
//!
//! Everything goes to the panel's own origin. An answer of 401 ends the session.

mod events;
mod failure;
mod json;
mod request;
mod sse;
mod value;
mod wait;

pub(crate) use events::follow;
pub(crate) use failure::Failure;
pub(crate) use json::{decode, diagnostics_message, stream_message};
pub(crate) use request::{act, get, pair, post, show_code, stream};
pub(crate) use wait::wait;
