//! Connects to the target, starting the private server where no other is named.

use std::path::Path;
use std::time::{Duration, Instant};

use super::error::{DeployError, Stop, causes};
use super::explained::explained_alone;
use super::private_server::{PrivateServerError, open_private_server};
use super::report::Status;
use super::request::{DeployRequest, Target};
use crate::finding::Finding;
use crate::postgres::{
    BinarySearch, ConnectError, Connection, EmbeddedError, ServerAddress, ServerBinaries, ServerInfo, connect,
    find_binaries, is_transaction_pooler, parse_url,
};

/// Settings of the deploying session. `RESET ALL` returns to them.
const OPTIONS: &str = "-c lock_timeout=2000 -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 \
                       -c client_min_messages=notice";

/// An open target.
pub(super) struct OpenTarget {
    pub(super) connection: Connection,
    pub(super) is_embedded: bool,
    /// How to get there again.
    pub(super) way: Way,
}

/// How a target was reached.
#[derive(Clone, Debug)]
pub(super) struct Way {
    address: ServerAddress,
    /// `application_name` of the session.
    pub(super) application: String,
    /// How long a server that does not answer, or an old session that does not end, is waited for.
    pub(super) patience: Duration,
}

impl Way {
    /// Another session with the same settings; asked for once.
    pub(super) async fn connect(&self) -> Result<Connection, ConnectError> {
        connect(&self.address, &self.application, OPTIONS).await
    }
}

/// Connects and refuses what cannot carry a deploy.
pub(super) async fn open(request: &DeployRequest, application: &str) -> Result<OpenTarget, Stop> {
    let (address, is_embedded) = address_of(request).await?;
    let connection = connect_patiently(&address, application, request.lock_wait).await.map_err(unreachable)?;
    if !is_embedded {
        refuse_pooler(&address, &connection).await?;
    }
    let way = Way { address, application: application.to_owned(), patience: request.lock_wait };
    Ok(OpenTarget { connection, is_embedded, way })
}

/// Where the target is, and whether it is the private server.
async fn address_of(request: &DeployRequest) -> Result<(ServerAddress, bool), Stop> {
    Ok(match &request.target {
        Target::Url(url) => (parse_url(url).map_err(unreachable)?, false),
        Target::Embedded { checkout } => (open_embedded(request, checkout).await?, true),
        Target::Opened(address) => (address.as_ref().clone(), true),
    })
}

/// Where the target of a request is, for those who read it.
///
/// # Errors
/// Its URL is none, or the private server cannot be started.
pub async fn target_address(request: &DeployRequest) -> Result<ServerAddress, Vec<Finding>> {
    address_of(request).await.map(|(address, _)| address).map_err(|stop| stop.findings)
}

/// Connects; a server without a free connection is asked again until the time is over.
async fn connect_patiently(
    address: &ServerAddress,
    application: &str,
    wait: Duration,
) -> Result<Connection, ConnectError> {
    let started = Instant::now();
    let mut pause = Duration::from_millis(100);
    loop {
        match connect(address, application, OPTIONS).await {
            Err(ConnectError::Refused { source, .. })
                if source.sqlstate == "53300" && started.elapsed() + pause < wait =>
            {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(5));
            }
            answer => return answer,
        }
    }
}

/// A standby can be read and not changed, and so can a server that is told to write nothing.
pub(super) fn refuse_read_only(target: &OpenTarget) -> Result<(), Stop> {
    let server = &target.connection.server;
    let finding = match (server.in_recovery, server.is_read_only) {
        (false, false) => return Ok(()),
        (true, _) => Finding::error("read-only-target", "the target is a standby and cannot be changed")
            .with_hint("Connect to the primary server."),
        (false, true) => Finding::error("read-only-target", "transactions on the target are read-only")
            .with_detail(format!("`default_transaction_read_only` is on for role \"{}\".", server.user))
            .with_hint("Have it turned off for this role and database, or deploy as another role."),
    };
    Err(Stop::refused(finding.explained_by("read-only-sql-transaction")))
}

/// After a lost connection the same address may lead to another server, which cannot be changed or is another version.
pub(super) fn refuse_replaced(connection: &Connection, old: &ServerInfo) -> Result<(), Stop> {
    let new = &connection.server;
    let is_same = new.version_num == old.version_num && new.user == old.user && new.database_oid == old.database_oid;
    if is_same && !new.in_recovery && !new.is_read_only {
        return Ok(());
    }
    let is_standby = if new.in_recovery { " and a standby" } else { "" };
    let number = match new.database_oid == old.database_oid {
        true => String::new(),
        false => format!(" Database \"{}\" was made anew.", new.database),
    };
    let finding = Finding::error("server-replaced", "another server or database answers since the connection was lost")
        .with_detail(format!("It was version {}, it is version {}{is_standby}.{number}", old.version, new.version))
        .with_hint("Deploy again: the plan is made anew.");
    Err(Stop::new(Status::Failed, 6, vec![finding]))
}

/// Server programs of a major, for private servers.
pub(super) fn binaries(request: &DeployRequest, major: Option<u16>) -> Result<ServerBinaries, Stop> {
    let search = BinarySearch { major, ..request.search() };
    find_binaries(&search).map_err(|error| embedded_failed(&error))
}

async fn open_embedded(request: &DeployRequest, checkout: &Path) -> Result<ServerAddress, Stop> {
    let server = open_private_server(checkout, &request.search()).await.map_err(private_server_failed)?;
    Ok(server.deployer)
}

fn private_server_failed(error: PrivateServerError) -> Stop {
    match error {
        PrivateServerError::Embedded(error) => embedded_failed(&error),
        PrivateServerError::Connect(error) => unreachable(error),
        PrivateServerError::Platform(finding) => Stop::refused(finding),
        PrivateServerError::Roles(source) => DeployError::Baseline(source).into(),
    }
}

async fn refuse_pooler(address: &ServerAddress, connection: &Connection) -> Result<(), Stop> {
    let second = connect(address, "wrench", "").await.map_err(unreachable)?;
    let is_pooler =
        is_transaction_pooler(connection, &second).await.map_err(|source| Stop::from(DeployError::Read(source)))?;
    if !is_pooler {
        return Ok(());
    }
    let finding = Finding::error("transaction-pooler", "the target is behind a pooler in transaction mode")
        .with_detail("Session settings, session locks and prepared statements are void there.")
        .with_hint("Connect directly or through the session pooler (on Supabase: port 5432 instead of 6543).");
    Err(Stop::refused(finding.explained_by("invalid-sql-statement-name")))
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
    let refused = match &error {
        ConnectError::Refused { source, .. } => explained_alone(source),
        _ => None,
    };
    let finding = match refused {
        Some(explained) => finding.with_hint(explained.advice.hint).explained_by(explained.rule.code),
        None => finding.with_hint(
            "Check `--database-url` or DATABASE_URL; without them Wrench starts a private server under `.wrench/`.",
        ),
    };
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
