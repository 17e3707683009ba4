//! Why the store did not do what was asked.

use crate::postgres::{ConnectError, PgError};

/// A failed operation on the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached.
    #[error("could not connect to the store")]
    Connect(#[from] ConnectError),
    /// A statement failed.
    #[error("could not {action}")]
    Statement {
        /// What was tried.
        action: &'static str,
        /// Why.
        #[source]
        source: tokio_postgres::Error,
    },
    /// The store is the target.
    #[error("the store is the target database itself")]
    IsTarget,
    /// Another server writes to it.
    #[error("another wrench server uses this store")]
    InUse,
    /// No random numbers.
    #[error("could not make a key")]
    Random(#[source] getrandom::Error),
}

impl StoreError {
    pub(super) fn during(action: &'static str) -> impl FnOnce(tokio_postgres::Error) -> StoreError {
        move |source| StoreError::Statement { action, source }
    }

    /// Whether the store is away, as opposed to refusing what it was given.
    pub fn is_outage(&self) -> bool {
        match self {
            StoreError::Statement { source, .. } => {
                let error = PgError::from_driver(source);
                // No SQLSTATE: no answer. Classes: connection, resources, operator intervention, system, read-only standby.
                error.sqlstate.is_empty()
                    || ["08", "53", "57", "58", "25", "XX"].iter().any(|class| error.sqlstate.starts_with(class))
            }
            _ => true,
        }
    }
}
