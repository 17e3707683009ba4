//! The schema the data API knows: read at the start, and again whenever somebody says that it has changed.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use wrench_backend::catalog::load;
use wrench_backend::postgres::{Listener, ServerAddress, connect};
use wrench_backend::postgrest::SchemaCache;

use crate::announce;

/// Schemas open to the API; the first is the default.
pub(crate) const EXPOSED: [&str; 1] = ["public"];

/// The platform's owner of what people make; it only decides how owners are shown.
const DEPLOYER: &str = "postgres";
const APPLICATION: &str = "trademate schema cache";
const SHORTEST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The schema as it is now known; nothing until it has been read once.
pub(crate) type Current = watch::Receiver<Option<Arc<SchemaCache>>>;

/// Keeps the schema known, for as long as anybody wants it.
pub(crate) fn keep(address: ServerAddress) -> Current {
    let (sender, receiver) = watch::channel(None);
    tokio::spawn(async move {
        let mut wait = SHORTEST_WAIT;
        while !sender.is_closed() {
            match follow(&address, &sender).await {
                Ok(()) => wait = SHORTEST_WAIT,
                Err(error) => announce::trouble("could not read the schema", error.as_ref()),
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => wait = (wait * 2).min(LONGEST_WAIT),
                () = sender.closed() => {}
            }
        }
    });
    receiver
}

/// Reads the schema, and again at every notification, until the connection is lost.
async fn follow(
    address: &ServerAddress,
    sender: &watch::Sender<Option<Arc<SchemaCache>>>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    // Listening begins before reading: a change in between is heard.
    let mut listener = Listener::connect(address, APPLICATION).await?;
    loop {
        let connection = connect(address, APPLICATION, "").await?;
        let catalog = load(&connection.client, DEPLOYER).await?;
        sender.send_replace(Some(Arc::new(SchemaCache::new(&catalog, &EXPOSED))));
        drop(connection);
        loop {
            let heard = tokio::select! {
                heard = listener.next() => heard,
                () = sender.closed() => None,
            };
            match heard.as_deref() {
                Some("" | "reload schema") => break,
                Some(_) => {}
                None => return Ok(()),
            }
        }
    }
}
