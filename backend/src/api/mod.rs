//! HTTP on port 3001: the loader's way in, the panel's way to everything. Translates only.
//!
//! `router.rs` has every route on one screen; `access/` says who may call it.

mod access;
mod act;
mod assets;
mod confirm;
mod convert;
mod extract;
mod live;
mod plans;
mod problem;
mod reference;
mod router;
mod routes;
mod serve;
mod state;
mod suggest;
mod warm;
mod watch;

pub use access::PairingCode;
pub use serve::{ServeError, ServeSettings, Server, StoreSettings, serve};
pub use state::ShowCode;
