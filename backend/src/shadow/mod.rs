//! Elaborates the declared files on a throw-away server and says what they declare and which statement made what.
//!
//! The files are nobody's friend: they run as a role without superuser rights on a private server that reaches nothing
//! outside itself, within bounds of time, memory and disk, and that is gone afterwards. Nothing here touches a target.

mod admin;
mod attribution;
mod cache;
mod elaborate;
mod extensions;
mod kept;
mod limits;
mod live;
mod local_settings;
mod prefixes;
mod prepare;
mod proof;
mod remembered;
mod repeated;
mod run;
mod spec;
mod waiting;

pub use admin::tame_wrappers;
pub use cache::{Drawer, Key, this_program};
pub use elaborate::elaborate;
pub use live::{LiveShadow, LiveShadowSpec, LiveState, Surroundings, Trial, Unproved, Warmed, Warmth};
pub use proof::{Attempt, Fared, Proof, plan_request, prove};
pub use remembered::remembered;
pub use run::needs_superuser;
pub use spec::{Bound, Elaboration, Repeated, ShadowError, ShadowLimits, ShadowSpec};
pub use waiting::in_order;
