//! The read-only connection of the checks.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::check::Outcome;
use crate::postgres::{ConnectError, Connection, PgError, ServerAddress, ServerInfo, connect};

/// Name of the session in `pg_stat_activity`.
const APPLICATION: &str = "wrench reader";

/// Settings of the session. A check that takes five seconds would itself be a load; one that waits for a lock would
/// stand in the queue before everybody who comes later.
const OPTIONS: &str = "-c default_transaction_read_only=on -c statement_timeout=5000 -c lock_timeout=1000 \
                       -c idle_in_transaction_session_timeout=10000 -c search_path=pg_catalog";

/// After which the network is taken for dead: the server itself ends a statement well before.
const NO_ANSWER: Duration = Duration::from_secs(10);

/// A session that can only read.
pub struct Reader {
    connection: Connection,
    lost: OnceLock<String>,
}

/// Why there is no reader.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The first query failed.
    #[error("could not read the settings of the session")]
    ReadSettings(#[source] ReadError),
    /// The session could write.
    #[error("the session is not read-only although it asked for it")]
    NotReadOnly,
}

/// Why a query of a check has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There never was a connection.
    #[error("there is no connection to the database")]
    Unreachable,
    /// The connection is gone.
    #[error("the connection to the database was lost: {0}")]
    Lost(String),
    /// The server refused the query.
    #[error("the server refused a query")]
    Refused(#[source] Box<PgError>),
}

impl Reader {
    /// Opens the session and makes sure that it cannot write.
    ///
    /// # Errors
    /// There is no connection, or something between here and the server dropped the session's settings.
    pub async fn open(address: &ServerAddress) -> Result<Reader, OpenError> {
        let connection = connect(address, APPLICATION, OPTIONS).await?;
        let reader = Reader { connection, lost: OnceLock::new() };
        let sql = "select pg_catalog.current_setting('transaction_read_only') = 'on'";
        let rows = reader.rows(sql).await.map_err(OpenError::ReadSettings)?;
        let is_read_only = rows.first().is_some_and(|row| row.get(0));
        if is_read_only { Ok(reader) } else { Err(OpenError::NotReadOnly) }
    }

    /// Facts of the server.
    pub fn server(&self) -> &ServerInfo {
        &self.connection.server
    }

    /// The rows of a query.
    ///
    /// # Errors
    /// The server refused it, or the connection is gone.
    pub async fn rows(&self, sql: &str) -> Result<Vec<Row>, ReadError> {
        self.rows_with(sql, &[]).await
    }

    /// The rows of a query with parameters.
    ///
    /// # Errors
    /// The server refused it, or the connection is gone.
    pub async fn rows_with(&self, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, ReadError> {
        self.answer(self.connection.client.query(sql, values)).await
    }

    /// How long the server takes to answer when it has nothing to do.
    ///
    /// # Errors
    /// The connection is gone.
    pub async fn round_trip(&self) -> Result<Duration, ReadError> {
        let started = Instant::now();
        self.answer(self.connection.client.batch_execute("select 1")).await?;
        Ok(started.elapsed())
    }

    async fn answer<T>(&self, query: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, ReadError> {
        if let Some(why) = self.lost.get() {
            return Err(ReadError::Lost(why.clone()));
        }
        let error = match tokio::time::timeout(NO_ANSWER, query).await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => PgError::from_driver(&error),
            Err(_) => PgError { message: format!("no answer for {} s", NO_ANSWER.as_secs()), ..PgError::default() },
        };
        if !error.is_connection_loss() {
            return Err(ReadError::Refused(Box::new(error)));
        }
        Err(ReadError::Lost(self.lost.get_or_init(|| error.to_string()).clone()))
    }
}

impl ReadError {
    /// What a check that met the error answers.
    pub(super) fn into_outcome(self, user: &str) -> Outcome {
        let error = match self {
            ReadError::Unreachable => return Outcome::skipped("Not checked, because the database was not reached."),
            ReadError::Lost(why) => {
                return Outcome::failed("", format!("Not checked, because the connection was lost: {why}."))
                    .with_fix("Run the checks again.");
            }
            ReadError::Refused(error) => error,
        };
        match error.sqlstate.as_str() {
            "42501" => Outcome::skipped(format!("Role \"{user}\" may not read what this check needs: {error}."))
                .with_fix("Let the checks connect as the owner of the schema, or as a member of `pg_monitor`."),
            "57014" => Outcome::skipped("Not checked: the query took longer than 5 s and was ended."),
            "55P03" => Outcome::skipped("Not checked: what the query reads was locked for longer than 1 s."),
            state => Outcome::failed("", format!("The check itself failed: {error} (SQLSTATE {state}).")),
        }
    }
}
