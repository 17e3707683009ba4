//! The target's schema, read when it is first needed after a change.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, watch};

use crate::catalog::{Catalog, LoadError};
use crate::postgres::{ConnectError, ServerAddress, connect};
use crate::shadow::LiveState;

/// Changes that nobody notifies, of a person with psql, are seen after this.
const FRESH: Duration = Duration::from_secs(5);

/// Why there is no catalog.
#[derive(Debug, thiserror::Error)]
pub(super) enum LiveError {
    /// The target cannot be reached.
    #[error("the target database cannot be reached")]
    Connect(#[from] ConnectError),
    /// The target's catalog cannot be read.
    #[error("the target's schema cannot be read")]
    Load(#[from] LoadError),
}

/// The catalog of now.
pub(super) struct Live {
    reader: ServerAddress,
    deployer: String,
    cached: Mutex<Option<Instant>>,
    /// What was read last.
    latest: watch::Sender<Option<LiveState>>,
}

impl Live {
    pub(super) fn new(reader: ServerAddress, deployer: String) -> Live {
        Live { reader, deployer, cached: Mutex::new(None), latest: watch::Sender::new(None) }
    }

    /// The catalog.
    pub(super) async fn catalog(&self) -> Result<Arc<Catalog>, LiveError> {
        Ok(self.state().await?.catalog)
    }

    /// The catalog with what a copy of it needs besides.
    pub(super) async fn state(&self) -> Result<LiveState, LiveError> {
        let mut cached = self.cached.lock().await;
        let known = cached.filter(|read| read.elapsed() < FRESH).and_then(|_| self.latest.borrow().clone());
        if let Some(state) = known {
            return Ok(state);
        }
        let connection = connect(&self.reader, "wrench reader", "-c statement_timeout=15000").await?;
        let state = LiveState::read(&connection, &self.deployer).await?;
        *cached = Some(Instant::now());
        self.latest.send_replace(Some(state.clone()));
        Ok(state)
    }

    /// What is read from now on, for whomever.
    pub(super) fn follow(&self) -> watch::Receiver<Option<LiveState>> {
        self.latest.subscribe()
    }

    /// The schema was changed.
    pub(super) async fn forget(&self) {
        *self.cached.lock().await = None;
    }
}
