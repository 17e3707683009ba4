//! The target's catalog, read when it is first needed after a change.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::catalog::{Catalog, LoadError, load};
use crate::postgres::{ConnectError, ServerAddress, connect};

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
    cached: Mutex<Option<(Instant, Arc<Catalog>)>>,
}

impl Live {
    pub(super) fn new(reader: ServerAddress, deployer: String) -> Live {
        Live { reader, deployer, cached: Mutex::new(None) }
    }

    /// The catalog.
    pub(super) async fn catalog(&self) -> Result<Arc<Catalog>, LiveError> {
        let mut cached = self.cached.lock().await;
        if let Some((_, catalog)) = cached.as_ref().filter(|(read, _)| read.elapsed() < FRESH) {
            return Ok(Arc::clone(catalog));
        }
        let connection = connect(&self.reader, "wrench reader", "-c statement_timeout=15000").await?;
        let catalog = Arc::new(load(&connection.client, &self.deployer).await?);
        *cached = Some((Instant::now(), Arc::clone(&catalog)));
        Ok(catalog)
    }

    /// The schema was changed.
    pub(super) async fn forget(&self) {
        *self.cached.lock().await = None;
    }
}
