//! Connects to the target, starting the private server where no other is named.

use std::path::Path;

use super::baseline;
use super::error::{Stop, causes};
use super::report::Status;
use super::request::{DeployRequest, Target};
use crate::finding::Finding;
use crate::postgres::{
    BinarySearch, ConnectError, Connection, DurableServer, EmbeddedError, ServerAddress, ServerBinaries, connect,
    durable_major, find_binaries, is_transaction_pooler, open_durable, parse_url,
};
use crate::sql::literal;

/// Settings of the deploying session. `RESET ALL` returns to them.
const OPTIONS: &str = "-c lock_timeout=5000 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 \
                       -c client_min_messages=notice";

/// Role that deploys to the private server, as on Supabase.
const EMBEDDED_DEPLOYER: &str = "postgres";

/// An open target.
pub(super) struct OpenTarget {
    pub(super) connection: Connection,
    pub(super) is_embedded: bool,
}

/// Connects and refuses what cannot carry a deploy.
pub(super) async fn open(request: &DeployRequest, application: &str) -> Result<OpenTarget, Stop> {
    let (address, is_embedded) = match &request.target {
        Target::Url(url) => (parse_url(url).map_err(unreachable)?, false),
        Target::Embedded { checkout } => (open_embedded(request, checkout).await?, true),
    };
    let connection = connect(&address, application, OPTIONS).await.map_err(unreachable)?;
    if connection.server.in_recovery {
        let finding = Finding::error("read-only-target", "the target is a standby and cannot be changed")
            .with_hint("Connect to the primary server.");
        return Err(Stop::refused(finding));
    }
    if !is_embedded {
        refuse_pooler(&address, &connection).await?;
    }
    Ok(OpenTarget { connection, is_embedded })
}

/// Server programs of a major, for private servers.
pub(super) fn binaries(request: &DeployRequest, major: Option<u16>) -> Result<ServerBinaries, Stop> {
    let search =
        BinarySearch { explicit: request.server_programs.clone(), search_path: request.search_path.clone(), major };
    find_binaries(&search).map_err(|error| embedded_failed(&error))
}

async fn open_embedded(request: &DeployRequest, checkout: &Path) -> Result<ServerAddress, Stop> {
    let major = durable_major(checkout).map_err(|error| embedded_failed(&error))?;
    let binaries = binaries(request, major)?;
    let server = open_durable(checkout, &binaries).await.map_err(|error| embedded_failed(&error))?;
    prepare_embedded(&server).await
}

/// The platform, and a password for the deploying role, which is no superuser.
async fn prepare_embedded(server: &DurableServer) -> Result<ServerAddress, Stop> {
    let admin = connect(&server.config("postgres").into(), "wrench", "").await.map_err(unreachable)?;
    baseline::apply_where_absent(&admin.client, EMBEDDED_DEPLOYER).await?;
    let password = server.role_password();
    let set = format!("alter role {EMBEDDED_DEPLOYER} password {}", literal(&password));
    admin.client.batch_execute(&set).await.map_err(|source| Stop::from(super::error::DeployError::Baseline(source)))?;
    let mut config = server.config("postgres");
    config.user(EMBEDDED_DEPLOYER).password(password);
    Ok(config.into())
}

async fn refuse_pooler(address: &ServerAddress, connection: &Connection) -> Result<(), Stop> {
    let second = connect(address, "wrench", "").await.map_err(unreachable)?;
    let is_pooler = is_transaction_pooler(connection, &second)
        .await
        .map_err(|source| Stop::from(super::error::DeployError::Read(source)))?;
    if !is_pooler {
        return Ok(());
    }
    let finding = Finding::error("transaction-pooler", "the target is behind a pooler in transaction mode")
        .with_detail("Session settings, session locks and prepared statements are void there.")
        .with_hint("Connect directly or through the session pooler (on Supabase: port 5432 instead of 6543).");
    Err(Stop::refused(finding))
}

/// A failed connection as a finding.
pub(super) fn unreachable(error: ConnectError) -> Stop {
    if let ConnectError::Url(_) = error {
        let finding = Finding::error("invalid-database-url", error.to_string())
            .with_hint("Write it as `postgres://USER:PASSWORD@HOST:PORT/DATABASE`.");
        return Stop::new(Status::Failed, 2, vec![finding]);
    }
    let mut finding = Finding::error("cannot-connect", error.to_string());
    if let Some(detail) = causes(&error) {
        finding = finding.with_detail(format!("Tried once: {detail}."));
    }
    let finding = finding.with_hint(
        "Check `--database-url` or DATABASE_URL; without them Wrench starts a private server under `.wrench/`.",
    );
    Stop::new(Status::Failed, 6, vec![finding])
}

fn embedded_failed(error: &EmbeddedError) -> Stop {
    let mut finding = Finding::error("private-server", error.to_string());
    if let Some(detail) = causes(error) {
        finding = finding.with_detail(detail);
    }
    let finding = finding.with_hint("Install PostgreSQL's server programs, or name a server with `--database-url`.");
    Stop::new(Status::Failed, 6, vec![finding])
}
