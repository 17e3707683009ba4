//! The private server of a checkout, ready for use: the platform, and a role for each of Wrench's three connections.

use std::path::Path;

use tokio_postgres::{Client, Config};

use super::baseline;
use crate::finding::Finding;
use crate::postgres::{
    BinarySearch, ConnectError, DurableServer, EmbeddedError, ServerAddress, connect, durable_major, find_binaries,
    open_durable,
};
use crate::sql::{ident, literal};

/// Role that deploys, as on Supabase.
pub(super) const DEPLOYER: &str = "postgres";
/// Role that reads for checks and the panel.
const READER: &str = "wrench_reader";
/// Role and database of the store.
const STORE: &str = "wrench_store";
/// Role that the data API connects as.
const AUTHENTICATOR: &str = "authenticator";

/// Key of the lock that makes one of us at a time prepare the roles, the ASCII of `wrenchRO`.
const ROLES_LOCK: i64 = 0x7772_656e_6368_524f;

/// Why the private server is not there.
#[derive(Debug, thiserror::Error)]
pub enum PrivateServerError {
    /// It cannot be found, made or started.
    #[error(transparent)]
    Embedded(#[from] EmbeddedError),
    /// It does not let us in.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The platform cannot be put on it.
    #[error("{}", .0.message)]
    Platform(Finding),
    /// Its roles cannot be prepared.
    #[error("could not prepare the roles of the private server")]
    Roles(#[source] tokio_postgres::Error),
}

/// The private server. It outlives this value and this process, unless it is stopped.
#[derive(Debug)]
pub struct PrivateServer {
    /// Deploys; no superuser.
    pub deployer: ServerAddress,
    /// Reads the target, and cannot write.
    pub reader: ServerAddress,
    server: DurableServer,
}

/// Opens the private server under `<checkout>/.wrench/`.
///
/// # Errors
/// [`PrivateServerError`]; existing data are never harmed.
pub async fn open_private_server(checkout: &Path, search: &BinarySearch) -> Result<PrivateServer, PrivateServerError> {
    let major = durable_major(checkout)?;
    let binaries = find_binaries(&BinarySearch { major, ..search.clone() })?;
    let server = open_durable(checkout, &binaries).await?;
    let admin = connect(&server.config("postgres").into(), "wrench", "").await?;
    baseline::apply_where_absent(&admin.client, DEPLOYER).await.map_err(|stop| {
        let refused = || Finding::error("platform", "could not apply the platform baseline");
        PrivateServerError::Platform(stop.findings.into_iter().next().unwrap_or_else(refused))
    })?;
    prepare_roles(&admin.client, &server).await.map_err(PrivateServerError::Roles)?;
    Ok(PrivateServer { deployer: address(&server, DEPLOYER), reader: address(&server, READER), server })
}

impl PrivateServer {
    /// Where events are stored: a database of its own, made when it is first asked for.
    ///
    /// # Errors
    /// [`PrivateServerError`].
    pub async fn store(&self) -> Result<ServerAddress, PrivateServerError> {
        let admin = connect(&self.server.config("postgres").into(), "wrench", "").await?;
        make_store(&admin.client, &self.server).await.map_err(PrivateServerError::Roles)?;
        let mut config = as_role(&self.server, STORE);
        config.dbname(STORE);
        Ok(config.into())
    }

    /// A URL, with its password, with which the data API connects.
    ///
    /// # Errors
    /// [`PrivateServerError`].
    pub async fn data_api_url(&self) -> Result<String, PrivateServerError> {
        let admin = connect(&self.server.config("postgres").into(), "wrench", "").await?;
        let set = set_password(AUTHENTICATOR, &self.server);
        admin.client.batch_execute(&set).await.map_err(PrivateServerError::Roles)?;
        Ok(self.server.role_url(AUTHENTICATOR, "postgres"))
    }

    /// Whether it ran before it was opened.
    pub fn was_running(&self) -> bool {
        self.server.was_running()
    }

    /// Stops it, ending its sessions; its data stay.
    ///
    /// # Errors
    /// [`EmbeddedError`].
    pub async fn stop(&self) -> Result<(), EmbeddedError> {
        self.server.stop().await
    }
}

fn address(server: &DurableServer, role: &str) -> ServerAddress {
    as_role(server, role).into()
}

fn as_role(server: &DurableServer, role: &str) -> Config {
    let mut config = server.config("postgres");
    config.user(role).password(server.role_password());
    config
}

async fn prepare_roles(admin: &Client, server: &DurableServer) -> Result<(), tokio_postgres::Error> {
    // Two of us at once would find each other's role half made.
    admin.batch_execute(&format!("begin; select pg_catalog.pg_advisory_xact_lock({ROLES_LOCK})")).await?;
    create_role_if_absent(admin, READER).await?;
    admin.batch_execute(include_str!("queries/reader.sql")).await?;
    admin.batch_execute(&set_password(READER, server)).await?;
    admin.batch_execute(&set_password(DEPLOYER, server)).await?;
    admin.batch_execute("commit").await
}

async fn make_store(admin: &Client, server: &DurableServer) -> Result<(), tokio_postgres::Error> {
    create_role_if_absent(admin, STORE).await?;
    admin.batch_execute(&set_password(STORE, server)).await?;
    let exists = "select exists (select from pg_catalog.pg_database where datname = $1)";
    if !admin.query_one(exists, &[&STORE]).await?.get::<_, bool>(0) {
        // Nobody else has any business in it.
        admin.batch_execute(&format!("create database {} owner {}", ident(STORE), ident(STORE))).await?;
        admin.batch_execute(&format!("revoke all on database {} from public", ident(STORE))).await?;
    }
    Ok(())
}

async fn create_role_if_absent(admin: &Client, role: &str) -> Result<(), tokio_postgres::Error> {
    let exists = "select exists (select from pg_catalog.pg_roles where rolname = $1)";
    if admin.query_one(exists, &[&role]).await?.get(0) {
        return Ok(());
    }
    admin.batch_execute(&format!("create role {} login", ident(role))).await
}

fn set_password(role: &str, server: &DurableServer) -> String {
    format!("alter role {} password {}", ident(role), literal(&server.role_password()))
}
