//! Elaborates the declared files on a throw-away server and says what they declare and which statement made what.
//!
//! The files run as a role without superuser rights on a private server that is gone afterwards. Nothing here touches a
//! target.

mod attribution;
mod elaborate;
mod local_settings;
mod prefixes;
mod prepare;

pub use elaborate::{Elaboration, ShadowError, ShadowSpec, elaborate};
