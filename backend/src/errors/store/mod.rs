//! The store: a PostgreSQL database of its own, with events in day partitions, issues and sessions.

mod error;
mod issue;
mod open;
mod partitions;
mod read;
mod repairs;
mod sessions;
mod write;

use crate::postgres::{Link, ServerAddress};

pub use error::StoreError;
pub use issue::{Issue, IssueState, StoredEvent};
pub use repairs::Repair;
pub(super) use write::Writer;

/// Settings of the store's sessions. A store that hangs is a store that is away.
const OPTIONS: &str = "-c statement_timeout=15000 -c lock_timeout=10000 -c timezone=UTC";

/// An opened store.
#[derive(Debug)]
pub struct Store {
    address: ServerAddress,
    link: Link,
    key: String,
    keep_days: u16,
}

impl Store {
    /// The key that loaders send.
    pub fn project_key(&self) -> &str {
        &self.key
    }
}
