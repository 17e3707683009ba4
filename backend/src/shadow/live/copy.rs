//! One copy of the live schema: a private server with a database that trials are made from.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio::sync::OnceCell;

use super::equal::{Unproved, differing, unproved};
use super::render::{Refused, Sessions, render};
use super::role_stubs;
use super::state::LiveState;
use super::warm::LiveShadowSpec;
use crate::catalog::{Catalog, ObjectId, load};
use crate::finding::Finding;
use crate::postgres::{Caps, Connection, EphemeralServer, Link, ServerBinaries, connect, start_confined};
use crate::shadow::limits::Watch;
use crate::shadow::prepare::run;
use crate::shadow::spec::ShadowError;
use crate::sql::ident;

/// Its database.
const DATABASE: &str = "live";
const SUPERUSER: &str = "wrench_root";
const APPLICATION: &str = "wrench shadow";
const QUIET: &str = "-c client_min_messages=warning -c statement_timeout=60000";

/// A copy. Its server ends when nobody uses it any more, trials included.
#[derive(Debug)]
pub(super) struct LiveCopy {
    /// Taken out when it ends.
    server: Option<EphemeralServer>,
    pub(super) root: Link,
    pub(super) state: LiveState,
    pub(super) fingerprint: String,
    pub(super) unproved: Vec<Unproved>,
    pub(super) differing: BTreeSet<ObjectId>,
    pub(super) took: Duration,
    /// What a check says of it, which is the same in every trial before anything is tried.
    pub(super) findings: OnceCell<Vec<Finding>>,
}

impl LiveCopy {
    /// Renders a state and reads it back.
    pub(super) async fn make(
        spec: &LiveShadowSpec,
        binaries: &ServerBinaries,
        (state, fingerprint): (&LiveState, String),
    ) -> Result<LiveCopy, ShadowError> {
        let started = Instant::now();
        let caps = Caps { memory_bytes: spec.limits.memory_bytes };
        let server = start_confined(binaries, &spec.cache, (SUPERUSER, caps)).await.map_err(ShadowError::Start)?;
        let watch = Watch::start();
        let (read, refused) = tokio::select! {
            made = fill(&server, state, &watch) => made?,
            exhausted = watch.exhausted(&server, spec.limits) => return Err(exhausted),
        };
        let live = &state.catalog;
        Ok(LiveCopy {
            root: Link::new(server.config("postgres").into(), APPLICATION, QUIET),
            server: Some(server),
            fingerprint,
            unproved: unproved(live, &read, &refused),
            differing: differing(live, &read),
            state: state.clone(),
            took: started.elapsed(),
            findings: OnceCell::new(),
        })
    }

    /// Whether its server still answers.
    pub(super) async fn is_alive(&self) -> bool {
        match self.root.get().await {
            Ok(root) => root.client.batch_execute("select 1").await.is_ok(),
            Err(_) => false,
        }
    }

    /// The statement that makes a database of it, and what its owner and others may do there as on the target.
    pub(super) fn database_like_it(&self, name: &str) -> [String; 2] {
        let around = &self.state.surroundings;
        let owner = if around.owner_may_be { &self.state.deployer } else { &around.owner };
        let creators = around.creators.iter().map(|role| if role == "public" { role.clone() } else { ident(role) });
        let grants = creators.map(|role| format!("grant create on database {name} to {role}"));
        [
            format!("create database {name} template {DATABASE} owner {}", ident(owner)),
            grants.collect::<Vec<_>>().join("; "),
        ]
    }

    /// How to get into one of its databases as superuser.
    pub(super) fn server(&self) -> Option<&EphemeralServer> {
        self.server.as_ref()
    }
}

impl Drop for LiveCopy {
    fn drop(&mut self) {
        let Some(server) = self.server.take() else { return };
        // Ending a server takes a moment, in which others should get on.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn_blocking(move || drop(server));
        }
    }
}

async fn fill(server: &EphemeralServer, state: &LiveState, watch: &Watch) -> Result<(Catalog, Refused), ShadowError> {
    let root = session(server, None, "postgres").await?;
    run(&root.client, &role_stubs::create(state, server)).await?;
    let deployer = ident(&state.deployer);
    run(&root.client, &format!("create database {DATABASE} owner {deployer}")).await?;
    let admin = session(server, None, DATABASE).await?;
    run(&admin.client, include_str!("close_signals.sql")).await?;
    let refused = {
        let deployer = session(server, Some(&state.deployer), DATABASE).await?;
        let sessions = Sessions { admin: &admin.client, deployer: &deployer.client, name: &state.deployer };
        render(&sessions, &state.catalog, watch).await?
    };
    let read = load(&admin.client, &state.deployer).await.map_err(ShadowError::Load)?;
    drop(admin);
    let settle = role_stubs::settle(state, server);
    run(&root.client, &settle).await?;
    // From here on nobody changes it, and trials are copied from it.
    run(&root.client, &format!("alter database {DATABASE} owner to {SUPERUSER}")).await?;
    run(&root.client, &format!("alter database {DATABASE} allow_connections false")).await?;
    Ok((read, refused))
}

/// A session of the superuser, in which no trigger fires, or of the deployer.
async fn session(server: &EphemeralServer, role: Option<&str>, database: &str) -> Result<Connection, ShadowError> {
    let mut config = server.config(database);
    let options = match role {
        Some(role) => {
            config.user(role).password(server.role_password());
            QUIET.to_owned()
        }
        None => format!("{QUIET} -c session_replication_role=replica -c search_path="),
    };
    connect(&config.into(), APPLICATION, &options).await.map_err(ShadowError::Connect)
}

/// The superuser's session in a database of the copy.
pub(super) async fn admin_session(copy: &LiveCopy, database: &str) -> Result<Connection, ShadowError> {
    match copy.server() {
        Some(server) => session(server, None, database).await,
        None => Err(ShadowError::Cold),
    }
}
