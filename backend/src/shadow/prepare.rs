//! Makes a database on the private server look like the target before the first file.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::spec::{ShadowError, ShadowSpec};
use crate::catalog::{ObjectId, grant};
use crate::postgres::{Connection, EphemeralServer, connect};
use crate::sql::{ident, ident_list, literal};

/// Name of the database on the private server.
pub(super) const DATABASE: &str = "shadow";

/// Two sessions: one that may do everything and one that the files run in.
pub(super) struct Sessions {
    pub(super) admin: Connection,
    pub(super) deployer: Connection,
    /// Role of the files.
    pub(super) name: String,
    /// Roles that were there before the files.
    pub(super) roles: BTreeSet<String>,
}

/// Roles as on the target (without log-in), the platform, default privileges, search path, and the trace.
pub(super) async fn prepare(
    server: &EphemeralServer,
    spec: &ShadowSpec<'_>,
    defaults: &BTreeSet<ObjectId>,
) -> Result<Sessions, ShadowError> {
    let root = open(server, "postgres", "").await?;
    make_deployer(&root.client, server, spec).await?;
    let create = format!("create database {DATABASE} owner {}", ident(spec.deployer));
    run(&root.client, &create).await?;
    let admin = open(server, DATABASE, " -c session_replication_role=replica").await?;
    if let Some(baseline) = spec.baseline {
        let name = format!("select set_config('wrench.deployer', {}, false)", literal(spec.deployer));
        run(&admin.client, &name).await?;
        admin.client.batch_execute(baseline).await.map_err(ShadowError::Prepare)?;
    }
    let roles = make_roles(&admin.client, server, spec).await?;
    // What these roles may do would reach out of the server, and before version 16 the files' role could hand them out.
    // Nobody but a superuser hands out a superuser, and nobody is a member of them.
    admin.client.batch_execute(include_str!("close_roles.sql")).await.map_err(ShadowError::Prepare)?;
    let path = format!("alter role {} in database {DATABASE} set search_path = {}", ident(spec.deployer), path(spec));
    run(&admin.client, &path).await?;
    let deployer = open_deployer(server, spec).await?;
    copy_default_privileges(&deployer.client, spec, defaults).await?;
    admin.client.batch_execute(include_str!("trace.sql")).await.map_err(ShadowError::Prepare)?;
    Ok(Sessions { admin, deployer, name: spec.deployer.to_owned(), roles })
}

async fn make_deployer(client: &Client, server: &EphemeralServer, spec: &ShadowSpec<'_>) -> Result<(), ShadowError> {
    let name = ident(spec.deployer);
    let password = literal(&server.role_password());
    run(client, &format!("create role {name} login nosuperuser createdb createrole inherit password {password}")).await
}

/// The target's roles as names without rights. Answers with all roles there are then.
async fn make_roles(
    client: &Client,
    server: &EphemeralServer,
    spec: &ShadowSpec<'_>,
) -> Result<BTreeSet<String>, ShadowError> {
    let all = "select rolname::pg_catalog.text from pg_catalog.pg_roles";
    let rows = client.query(all, &[]).await.map_err(ShadowError::Prepare)?;
    let mut there: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    for role in spec.roles.iter().filter(|role| **role != server.superuser) {
        if there.insert(role.clone()) {
            run(client, &format!("create role {} nologin", ident(role))).await?;
            grant_to_deployer(client, role, spec.deployer).await?;
        }
    }
    Ok(there)
}

/// The files may use a stub as its owner may, and hand it on.
pub(super) async fn grant_to_deployer(admin: &Client, role: &str, deployer: &str) -> Result<(), ShadowError> {
    run(admin, &format!("grant {} to {} with admin option", ident(role), ident(deployer))).await
}

/// The search path name by name: as a text it would be whatever the target's administrator wrote.
fn path(spec: &ShadowSpec<'_>) -> String {
    let names: Vec<String> = ident_list(spec.search_path).iter().map(|name| ident(name)).collect();
    if names.is_empty() { "''".to_owned() } else { names.join(", ") }
}

async fn open(server: &EphemeralServer, database: &str, more: &str) -> Result<Connection, ShadowError> {
    let options = format!("-c client_min_messages=warning -c statement_timeout=60000{more}");
    connect(&server.config(database).into(), "wrench shadow", &options).await.map_err(ShadowError::Connect)
}

async fn open_deployer(server: &EphemeralServer, spec: &ShadowSpec<'_>) -> Result<Connection, ShadowError> {
    let mut config = server.config(DATABASE);
    config.user(spec.deployer).password(server.role_password());
    let timeout = spec.limits.statement.as_millis();
    let options = format!("-c client_min_messages=notice -c statement_timeout={timeout}");
    connect(&config.into(), "wrench shadow", &options).await.map_err(ShadowError::Connect)
}

/// What the target grants on new objects by itself must be granted here too, or every new table would differ. What an
/// earlier deployment put there is left to the files, which may declare it after some of their tables.
async fn copy_default_privileges(
    deployer: &Client,
    spec: &ShadowSpec<'_>,
    wanted: &BTreeSet<ObjectId>,
) -> Result<(), ShadowError> {
    for defaults in spec.have.objects.values().filter(|object| wanted.contains(&object.id)) {
        let schema = &defaults.id.schema;
        let exists = "select exists (select from pg_catalog.pg_namespace where nspname = $1)";
        let there: bool = deployer.query_one(exists, &[schema]).await.map_err(ShadowError::Prepare)?.get(0);
        if !schema.is_empty() && !there {
            continue;
        }
        for item in &defaults.acl {
            run(deployer, &grant(defaults, item)).await?;
        }
    }
    Ok(())
}

pub(super) async fn run(client: &Client, sql: &str) -> Result<(), ShadowError> {
    client.batch_execute(sql).await.map_err(ShadowError::Prepare)
}
