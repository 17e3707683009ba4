//! Opens a connection and keeps what the server says unasked.

use std::sync::{Arc, Mutex};

use tokio_postgres::config::Host;
use tokio_postgres::{AsyncMessage, Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::PgError;
use super::tls::{TlsError, Trust, connector, take_trust};

/// A notice or warning of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// SQLSTATE.
    pub sqlstate: String,
    /// `NOTICE`, `WARNING`, …
    pub severity: String,
    /// Message.
    pub message: String,
}

/// What is known of a server after connecting.
#[derive(Clone, Debug)]
pub struct ServerInfo {
    /// Host as given.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Database.
    pub database: String,
    /// Number of the database: another one of the same name has another.
    pub database_oid: u32,
    /// Role.
    pub user: String,
    /// Version as the server prints it, `15.18`.
    pub version: String,
    /// Version as a number, `150018`.
    pub version_num: u32,
    /// The role is a superuser.
    pub is_superuser: bool,
    /// The server is a standby.
    pub in_recovery: bool,
    /// Transactions cannot write, whatever the reason.
    pub is_read_only: bool,
    /// Search path of the session as it was opened.
    pub search_path: String,
    /// Process of this session.
    pub pid: i32,
}

impl ServerInfo {
    /// Major version.
    pub fn major(&self) -> u16 {
        u16::try_from(self.version_num / 10_000).unwrap_or_default()
    }

    /// Whether the host is this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }
}

fn is_loopback(host: &str) -> bool {
    host.starts_with('/') || matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// An open connection.
pub struct Connection {
    /// Sends queries.
    pub client: Client,
    /// Facts of the server.
    pub server: ServerInfo,
    notices: Arc<Mutex<Vec<Notice>>>,
    tls: MakeRustlsConnect,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Connection {
    /// Takes the notices that arrived since the last call.
    pub fn take_notices(&self) -> Vec<Notice> {
        self.notices.lock().map(|mut notices| std::mem::take(&mut *notices)).unwrap_or_default()
    }

    /// Asks the server to stop the running statement.
    pub async fn cancel(&self) -> Result<(), tokio_postgres::Error> {
        self.client.cancel_token().cancel_query(self.tls.clone()).await
    }
}

/// A server with what it takes to believe it.
#[derive(Clone, Debug)]
pub struct ServerAddress {
    /// Host, port, database, role and settings.
    pub config: Config,
    /// Whose certificates are believed.
    pub trust: Trust,
}

impl ServerAddress {
    /// Where it is, without role and password: `postgres on 127.0.0.1:5433`.
    pub fn label(&self) -> String {
        let place = Place::of(&self.config);
        match place.host.starts_with('/') {
            true => format!("{} in {}", place.database, place.host),
            false => format!("{} on {}:{}", place.database, place.host, place.port),
        }
    }

    /// The role it names.
    pub fn user(&self) -> &str {
        self.config.get_user().unwrap_or("postgres")
    }

    /// Whether the host is this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&Place::of(&self.config).host)
    }
}

impl From<Config> for ServerAddress {
    fn from(config: Config) -> ServerAddress {
        ServerAddress { config, trust: Trust::Anyone }
    }
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL cannot be understood. The URL itself may hold a password and is not repeated.
    #[error("the database URL is not valid: {0}")]
    Url(String),
    /// The certificates to check the server with are not there.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Nobody answers, or the server refuses.
    #[error("could not connect to database \"{database}\" on {host}:{port} as \"{user}\"")]
    Refused {
        /// Database.
        database: String,
        /// Host.
        host: String,
        /// Port.
        port: u16,
        /// Role.
        user: String,
        /// Why.
        #[source]
        source: Box<PgError>,
    },
}

/// Understands a `postgres://` URL or a `key=value` string.
pub fn parse_url(url: &str) -> Result<ServerAddress, ConnectError> {
    let (url, trust) = take_trust(url);
    let config = url.parse::<Config>().map_err(|error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        ConnectError::Url(cause.unwrap_or_else(|| error.to_string()))
    })?;
    Ok(ServerAddress { config, trust })
}

/// What the driver takes where nothing is said: too long to learn that a network is gone.
const SYSTEM_IDLE: std::time::Duration = std::time::Duration::from_secs(2 * 60 * 60);
/// After so long without a word the server is asked whether it is there.
const IDLE: std::time::Duration = std::time::Duration::from_secs(30);

/// Connects. `options` become session defaults (`-c name=value`), so that `RESET ALL` returns to them.
pub async fn connect(address: &ServerAddress, application: &str, options: &str) -> Result<Connection, ConnectError> {
    let mut config = address.config.clone();
    let tls = connector(&address.trust)?;
    let options = match config.get_options() {
        Some(own) => format!("{own} {options}"),
        None => options.to_owned(),
    };
    config.application_name(application).options(options);
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(std::time::Duration::from_secs(10));
    }
    if config.get_keepalives_idle() == SYSTEM_IDLE {
        config.keepalives_idle(IDLE).keepalives_interval(IDLE / 3).keepalives_retries(3);
    }
    let place = Place::of(&config);
    let (client, mut connection) = config.connect(tls.clone()).await.map_err(|error| place.refused(&error))?;
    let notices = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&notices);
    tokio::spawn(async move {
        let messages = futures_util::stream::poll_fn(move |context| connection.poll_message(context));
        futures_util::pin_mut!(messages);
        while let Some(Ok(message)) = futures_util::StreamExt::next(&mut messages).await {
            if let (AsyncMessage::Notice(notice), Ok(mut all)) = (message, sink.lock()) {
                all.push(Notice {
                    sqlstate: notice.code().code().to_owned(),
                    severity: notice.severity().to_owned(),
                    message: notice.message().to_owned(),
                });
            }
        }
    });
    let server = read_server(&client, &place).await.map_err(|error| place.refused(&error))?;
    Ok(Connection { client, server, notices, tls })
}

const SERVER_SQL: &str = include_str!("queries/server.sql");

async fn read_server(client: &Client, place: &Place) -> Result<ServerInfo, tokio_postgres::Error> {
    let row = client.query_one(SERVER_SQL, &[]).await?;
    let version: String = row.get("version");
    Ok(ServerInfo {
        host: place.host.clone(),
        port: place.port,
        database: row.get("database"),
        database_oid: row.get("database_oid"),
        user: row.get("role"),
        version: version.split_whitespace().next().unwrap_or_default().to_owned(),
        version_num: u32::try_from(row.get::<_, i32>("version_num")).unwrap_or_default(),
        is_superuser: row.get("is_superuser"),
        in_recovery: row.get("in_recovery"),
        is_read_only: row.get("is_read_only"),
        search_path: row.get("search_path"),
        pid: row.get("pid"),
    })
}

pub(super) struct Place {
    host: String,
    port: u16,
    database: String,
    user: String,
}

impl Place {
    pub(super) fn of(config: &Config) -> Place {
        let host = match config.get_hosts().first() {
            Some(Host::Tcp(host)) => host.clone(),
            Some(Host::Unix(path)) => path.display().to_string(),
            None => "localhost".to_owned(),
        };
        let user = config.get_user().unwrap_or("postgres").to_owned();
        Place {
            host,
            port: config.get_ports().first().copied().unwrap_or(5432),
            database: config.get_dbname().unwrap_or(&user).to_owned(),
            user,
        }
    }

    pub(super) fn refused(&self, error: &tokio_postgres::Error) -> ConnectError {
        ConnectError::Refused {
            database: self.database.clone(),
            host: self.host.clone(),
            port: self.port,
            user: self.user.clone(),
            source: Box::new(PgError::from_driver(error)),
        }
    }
}
