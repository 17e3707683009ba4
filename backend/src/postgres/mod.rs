//! Connections to servers: opening them, their settings, the deploy lock, errors as values, private servers.
//!
//! Holds no policy: what to retry and what to run is decided by the callers.

mod connect;
mod embedded;
mod error;
mod link;
mod listener;
mod lock;
mod pooler;
mod text_value;
mod tls;

pub use connect::{ConnectError, Connection, Notice, ServerAddress, ServerInfo, connect, parse_url};
pub use embedded::{
    BinarySearch, Caps, DurableServer, EmbeddedError, EmbeddedServer, EphemeralServer, SUPERUSER, ServerBinaries,
    durable_major, find_binaries, open_durable, start_confined, start_ephemeral,
};
pub use error::{PgError, mask_data_exception};
pub use link::Link;
pub use listener::Listener;
pub use lock::{LOCK_KEY, LockHolder, LockOutcome, release_shared_lock, take_lock, take_shared_lock};
pub use pooler::is_transaction_pooler;
pub use text_value::TextValue;
pub use tls::{TlsError, Trust};
