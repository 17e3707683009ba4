//! Launches private PostgreSQL servers: the durable one of a checkout, and throw-away ones.
//!
//! Every server listens on 127.0.0.1 only, wants SCRAM with a random password, and never runs as
//! root. Nothing here reads the environment or knows what the databases are used for.

mod binaries;
mod confine;
mod durable;
mod ephemeral;
mod error;
mod folder;
mod initdb;
mod launch;
mod place;
mod process;
mod server;
mod state;
mod template;
mod user;
mod watchdog;

pub use binaries::{BinarySearch, ServerBinaries, find_binaries};
pub use confine::Caps;
pub use durable::{DurableServer, durable_major, open_durable};
pub use ephemeral::{EphemeralServer, start_confined, start_ephemeral};
pub use error::EmbeddedError;
pub use server::EmbeddedServer;

/// The superuser of private servers, named as on Supabase so that ownership looks alike.
pub const SUPERUSER: &str = "supabase_admin";
