//! A connection that waits for notifications.

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_postgres::{AsyncMessage, Client};

use super::connect::{ConnectError, Place, ServerAddress};
use super::tls::connector;

/// The channel on which data APIs are told that the schema has changed.
const LISTEN: &str = "listen pgrst";
/// Hears what data APIs are told, for as long as it lives.
pub struct Listener {
    payloads: UnboundedReceiver<String>,
    /// The connection ends with its client.
    _client: Client,
}

impl Listener {
    /// Connects and listens. What is sent after this returns is not missed.
    pub async fn connect(address: &ServerAddress, application: &str) -> Result<Listener, ConnectError> {
        let mut config = address.config.clone();
        config.application_name(application);
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(std::time::Duration::from_secs(10));
        }
        let place = Place::of(&config);
        let tls = connector(&address.trust)?;
        let (client, mut connection) = config.connect(tls).await.map_err(|error| place.refused(&error))?;
        let (sender, payloads) = unbounded_channel();
        tokio::spawn(async move {
            let messages = futures_util::stream::poll_fn(move |context| connection.poll_message(context));
            futures_util::pin_mut!(messages);
            while let Some(Ok(message)) = futures_util::StreamExt::next(&mut messages).await {
                if let AsyncMessage::Notification(notification) = message
                    && sender.send(notification.payload().to_owned()).is_err()
                {
                    break;
                }
            }
        });
        client.batch_execute(LISTEN).await.map_err(|error| place.refused(&error))?;
        Ok(Listener { payloads, _client: client })
    }

    /// The next notification's payload; nothing once the connection is gone.
    pub async fn next(&mut self) -> Option<String> {
        self.payloads.recv().await
    }
}
