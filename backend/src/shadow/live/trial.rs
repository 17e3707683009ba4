//! A trial: a database made from the copy, gone when the trial is over, however it ends.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::sync::{OnceCell, OwnedSemaphorePermit};
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::copy::{LiveCopy, admin_session};
use super::equal::Unproved;
use super::role_stubs::REQUESTER;
use crate::catalog::{Catalog, ObjectId, load};
use crate::finding::Finding;
use crate::postgres::{Connection, connect};
use crate::shadow::prepare::run;
use crate::shadow::spec::{Bound, ShadowError, ShadowLimits};
use crate::sql::{ident, literal};

/// How often time and disk are looked at.
const LOOK: Duration = Duration::from_millis(250);
/// The server may be recovering from what the trial did to it.
const TRIES: u32 = 50;
const APPLICATION: &str = "wrench trial";
/// As a deploying session has it.
const OPTIONS: &str = "-c client_min_messages=notice -c lock_timeout=5000";

/// A database in which everything may be tried. Dropping the value ends the trial.
pub struct Trial {
    /// A session of the deployer.
    pub session: Connection,
    copy: Arc<LiveCopy>,
    admin: Arc<Connection>,
    name: String,
    limits: ShadowLimits,
    met: Arc<OnceLock<Bound>>,
    over: Option<DropGuard>,
    guard: JoinHandle<()>,
}

impl Trial {
    pub(super) async fn begin(
        copy: Arc<LiveCopy>,
        (name, limits): (String, ShadowLimits),
        permit: OwnedSemaphorePermit,
    ) -> Result<Trial, ShadowError> {
        let over = CancellationToken::new();
        let met = Arc::new(OnceLock::new());
        let ends = Ends { copy: Arc::clone(&copy), name: name.clone(), limits, met: Arc::clone(&met), _permit: permit };
        // From here on the database is dropped, whatever fails or is given up.
        let guard = tokio::spawn(ends.wait(over.clone()));
        let over = over.drop_guard();
        let root = copy.root.get().await.map_err(ShadowError::Connect)?;
        let [create, grants] = copy.database_like_it(&name);
        run(&root.client, &create).await?;
        // Nobody but a superuser drops a database while a superuser's session is in it.
        let admin = Arc::new(admin_session(&copy, &name).await?);
        run(&root.client, &format!("{grants}; {}", as_before(&copy)?)).await?;
        let session = open(&copy, &name, (&copy.state.deployer, &deployer_options(&copy, limits))).await?;
        Ok(Trial { session, copy, admin, name, limits, met, over: Some(over), guard })
    }

    /// A session as a role of the target, as the data API has it.
    ///
    /// # Errors
    /// Where there is no such role, or no connection.
    pub async fn as_role(&self, role: &str) -> Result<Connection, ShadowError> {
        let timeout = self.limits.statement.as_millis();
        let options = format!("{OPTIONS} -c statement_timeout={timeout} -c role={}", escaped(role));
        open(&self.copy, &self.name, (REQUESTER, &options)).await
    }

    /// The schema as the trial has made it, without what it has not committed.
    ///
    /// # Errors
    /// Where the trial is over.
    pub async fn catalog(&self) -> Result<Catalog, ShadowError> {
        load(&self.admin.client, &self.copy.state.deployer).await.map_err(ShadowError::Load)
    }

    /// A session that may do everything, and in which nobody's triggers fire: for text of ours alone.
    pub fn superuser(&self) -> &Connection {
        &self.admin
    }

    /// What a check found in the copy, for who checks to fill in before anything is tried; every trial of the copy begins with it.
    pub fn found_before(&self) -> &OnceCell<Vec<Finding>> {
        &self.copy.findings
    }

    /// What the trial says nothing about.
    pub fn unproved(&self) -> &[Unproved] {
        &self.copy.unproved
    }

    /// Objects that were not as live when the trial began.
    pub fn differing(&self) -> impl Iterator<Item = &ObjectId> {
        self.copy.differing.iter()
    }

    /// The bound that ended it early.
    pub fn bound(&self) -> Option<Bound> {
        self.met.get().copied()
    }

    /// Ends it and waits until its database is gone.
    pub async fn end(mut self) {
        drop(self.over.take());
        // The task has nothing to answer but that it is over.
        let _over = (&mut self.guard).await;
    }
}

/// What ends a trial. It holds what the trial needs, so that nothing of it goes before its database.
struct Ends {
    copy: Arc<LiveCopy>,
    name: String,
    limits: ShadowLimits,
    met: Arc<OnceLock<Bound>>,
    _permit: OwnedSemaphorePermit,
}

impl Ends {
    async fn wait(self, over: CancellationToken) {
        let started = Instant::now();
        loop {
            tokio::select! {
                () = over.cancelled() => break,
                () = tokio::time::sleep(LOOK) => {}
            }
            let bound = if started.elapsed() > self.limits.total {
                Bound::Total(self.limits.total)
            } else if self.disk_bytes().await > self.limits.disk_bytes {
                Bound::Disk(self.limits.disk_bytes)
            } else {
                continue;
            };
            // It is set once, here.
            let _first = self.met.set(bound);
            break;
        }
        self.drop_database().await;
    }

    async fn disk_bytes(&self) -> u64 {
        match self.copy.server() {
            Some(server) => server.disk_bytes().await,
            None => 0,
        }
    }

    async fn drop_database(&self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        for _ in 0..TRIES {
            if let Ok(root) = self.copy.root.get().await
                && root.client.batch_execute(&drop).await.is_ok()
            {
                return;
            }
            tokio::time::sleep(LOOK).await;
        }
        tracing::warn!(database = self.name, "could not drop the database of a trial; it goes with its server");
    }
}

/// What the deployer may have changed of itself in an earlier trial.
fn as_before(copy: &LiveCopy) -> Result<String, ShadowError> {
    let server = copy.server().ok_or(ShadowError::Cold)?;
    let (name, password) = (ident(&copy.state.deployer), literal(&server.role_password()));
    Ok(format!("alter role {name} reset all; alter role {name} password {password}"))
}

fn deployer_options(copy: &LiveCopy, limits: ShadowLimits) -> String {
    let path = escaped(&copy.state.surroundings.search_path);
    format!("{OPTIONS} -c statement_timeout={} -c search_path={path}", limits.statement.as_millis())
}

async fn open(copy: &LiveCopy, database: &str, (role, options): (&str, &str)) -> Result<Connection, ShadowError> {
    let server = copy.server().ok_or(ShadowError::Cold)?;
    let mut config = server.config(database);
    config.user(role).password(server.role_password());
    connect(&config.into(), APPLICATION, options).await.map_err(ShadowError::Connect)
}

/// A value as it stands among the options of a session.
fn escaped(value: &str) -> String {
    let escape = |c: char| if c.is_whitespace() || c == '\\' { vec!['\\', c] } else { vec![c] };
    value.chars().flat_map(escape).collect()
}
