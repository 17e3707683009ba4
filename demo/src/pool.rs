//! Connections to the database, a few of them, taken in turn.

use std::time::Duration;

use deadpool::managed::{Manager, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult};
use wrench_backend::postgres::{ConnectError, Connection, PgError, ServerAddress, connect};
use wrench_backend::postgrest::{ApiError, ConnectionProblem};

const CONNECTIONS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(10);
const APPLICATION: &str = "trademate";

/// A connection on loan.
pub(crate) type Loan = Object<Connector>;

/// Opens connections for the pool.
pub(crate) struct Connector(ServerAddress);

impl Manager for Connector {
    type Type = Connection;
    type Error = ConnectError;

    async fn create(&self) -> Result<Connection, ConnectError> {
        connect(&self.0, APPLICATION, "").await
    }

    async fn recycle(&self, connection: &mut Connection, _: &Metrics) -> RecycleResult<ConnectError> {
        if connection.client.is_closed() {
            return Err(RecycleError::message("the connection is closed"));
        }
        // Nobody reads the notices of requests.
        connection.take_notices();
        Ok(())
    }
}

/// The connections.
#[derive(Clone)]
pub(crate) struct Connections(Pool<Connector>);

impl Connections {
    /// None is opened before one is asked for.
    pub(crate) fn new(address: ServerAddress) -> Result<Connections, deadpool::managed::BuildError> {
        let pool = Pool::builder(Connector(address))
            .max_size(CONNECTIONS)
            .runtime(deadpool::Runtime::Tokio1)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .build()?;
        Ok(Connections(pool))
    }

    /// Takes one, or says why there is none.
    pub(crate) async fn take(&self) -> Result<Loan, ApiError> {
        self.0.get().await.map_err(|error| {
            ApiError::Connection(match error {
                PoolError::Timeout(_) => ConnectionProblem::PoolTimeout,
                PoolError::Backend(ConnectError::Refused { source, .. }) => {
                    ConnectionProblem::Refused(PgError::to_string(&source))
                }
                other => ConnectionProblem::Refused(other.to_string()),
            })
        })
    }
}
