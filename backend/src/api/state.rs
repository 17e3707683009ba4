//! What the handlers share.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::access::{Addresses, Pairing, PairingCode, Sessions};
use super::live::Live;
use super::plans::Plans;
use crate::deploy::DeployRequest;
use crate::errors::{Collector, Feed, Store};
use crate::postgres::ServerAddress;
use crate::shadow::LiveShadow;

/// Shows a one-time code of the server at an address.
pub type ShowCode = Box<dyn Fn(&PairingCode, SocketAddr) + Send + Sync>;

/// The server.
pub(super) struct App {
    /// Under which names it is called, and from which pages.
    pub(super) addresses: Addresses,
    /// The one-time code.
    pub(super) pairing: Pairing,
    /// Bearers.
    pub(super) sessions: Sessions,
    /// Shows a new code to the person at the terminal.
    pub(super) show_code: ShowCode,
    /// Where the server listens.
    pub(super) address: SocketAddr,
    /// Takes events in.
    pub(super) collector: Collector,
    /// Events, issues, sessions.
    pub(super) store: Arc<Store>,
    /// Who listens.
    pub(super) feed: Feed,
    /// Reads the target, and cannot write.
    pub(super) reader: ServerAddress,
    /// The target's catalog as it is now.
    pub(super) live: Live,
    /// A copy of its schema to try things on; none where it is not wanted.
    pub(super) shadow: Option<LiveShadow>,
    /// Plans that were shown.
    pub(super) plans: Plans,
    /// How this folder is deployed to the target; checks decide with it and change nothing.
    pub(super) deploy: DeployRequest,
    /// The target in words: `postgres on 127.0.0.1:5433`.
    pub(super) target: String,
    /// The target is protected.
    pub(super) is_protected: bool,
    /// Folder with the log files.
    pub(super) log_dir: PathBuf,
    /// Cancelled when the server ends, so that streams do.
    pub(super) ending: CancellationToken,
}

/// The server as handlers get it.
pub(super) type AppState = Arc<App>;
