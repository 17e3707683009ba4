//! A connection that is opened again after it was lost.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::connect::{ConnectError, Connection, ServerAddress, connect};

/// A place to take an open connection from. Its users share the session and leave no transaction open.
#[derive(Debug)]
pub struct Link {
    address: ServerAddress,
    application: &'static str,
    options: &'static str,
    current: Mutex<Option<Arc<Connection>>>,
}

impl Link {
    /// A link that connects when it is first used.
    pub fn new(address: ServerAddress, application: &'static str, options: &'static str) -> Link {
        Link { address, application, options, current: Mutex::new(None) }
    }

    /// The open connection, or a new one.
    ///
    /// # Errors
    /// When there is none and the server cannot be reached.
    pub async fn get(&self) -> Result<Arc<Connection>, ConnectError> {
        let mut current = self.current.lock().await;
        if let Some(connection) = current.as_ref().filter(|connection| !connection.client.is_closed()) {
            return Ok(Arc::clone(connection));
        }
        let fresh = Arc::new(connect(&self.address, self.application, self.options).await?);
        *current = Some(Arc::clone(&fresh));
        Ok(fresh)
    }
}
