//! A running private server, as its clients see it.

use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Config, NoTls};

use super::error::EmbeddedError;

/// The only address private servers listen on.
pub(super) const HOST: &str = "127.0.0.1";

/// A running private server. Its `Debug` form does not show the password.
#[derive(Clone)]
pub struct EmbeddedServer {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The folder of its Unix socket, mode 0700.
    pub socket_dir: PathBuf,
    /// The name of its superuser.
    pub superuser: String,
    /// The major version.
    pub major: u16,
    /// The data folder, without symbolic links in its path.
    pub data_dir: PathBuf,
    /// The server's log.
    pub log: PathBuf,
    /// The server's main process.
    pub pid: u32,
    /// What the server calls itself in `cluster_name`.
    pub cluster_name: String,
    pub(super) password: String,
}

impl EmbeddedServer {
    /// How to connect to one of its databases as superuser.
    #[must_use]
    pub fn config(&self, database: &str) -> Config {
        let mut config = Config::new();
        config.host(HOST).port(self.port).user(&self.superuser).password(&self.password).dbname(database);
        // It listens on loopback only and has no certificate.
        config.connect_timeout(Duration::from_secs(10)).ssl_mode(SslMode::Disable);
        config
    }

    /// Password for roles that act for Wrench on this server and that nobody else gave one.
    #[must_use]
    pub fn role_password(&self) -> String {
        self.password.clone()
    }

    /// The same as a URL, with the password: for files with mode 0600 and children's environments only.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        self.role_url(&self.superuser, database)
    }

    /// The URL of a role that has [`Self::role_password`].
    #[must_use]
    pub fn role_url(&self, role: &str, database: &str) -> String {
        let (user, password) = (escape(role), escape(&self.password));
        format!("postgresql://{user}:{password}@{HOST}:{}/{}", self.port, escape(database))
    }

    /// Connect to the maintenance database and make sure that this is the server we mean.
    pub(super) async fn verify(&self) -> Result<(), EmbeddedError> {
        let connect = |source| EmbeddedError::Connect { port: self.port, source };
        let (client, connection) = self.config("postgres").connect(NoTls).await.map_err(connect)?;
        let driver = tokio::spawn(connection);
        let answer = identity(&client).await;
        drop(client);
        // The driver ends with the client; what it says then adds nothing to `answer`.
        let _ended = driver.await;
        let (data_dir, cluster_name) = answer.map_err(connect)?;
        if Path::new(&data_dir) == self.data_dir && cluster_name == self.cluster_name {
            return Ok(());
        }
        Err(EmbeddedError::WrongServer {
            port: self.port,
            data_dir: self.data_dir.clone(),
            found: format!("cluster \"{cluster_name}\" in `{data_dir}`"),
        })
    }
}

async fn identity(client: &Client) -> Result<(String, String), tokio_postgres::Error> {
    let query = "select pg_catalog.current_setting('data_directory'), pg_catalog.current_setting('cluster_name')";
    let row = client.query_one(query, &[]).await?;
    Ok((row.try_get(0)?, row.try_get(1)?))
}

impl fmt::Debug for EmbeddedServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbeddedServer")
            .field("port", &self.port)
            .field("superuser", &self.superuser)
            .field("major", &self.major)
            .field("data_dir", &self.data_dir)
            .field("pid", &self.pid)
            .finish_non_exhaustive()
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _infallible = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> EmbeddedServer {
        EmbeddedServer {
            port: 5433,
            socket_dir: PathBuf::new(),
            superuser: "supabase_admin".to_owned(),
            major: 15,
            data_dir: PathBuf::new(),
            log: PathBuf::new(),
            pid: 1,
            cluster_name: String::new(),
            password: "s3cret".to_owned(),
        }
    }

    #[test]
    fn debug_hides_the_password_that_the_url_shows() {
        assert!(!format!("{:?}", server()).contains("s3cret"));
        assert_eq!(server().url("a b/ü"), "postgresql://supabase_admin:s3cret@127.0.0.1:5433/a%20b%2F%C3%BC");
    }
}
