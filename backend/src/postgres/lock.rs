//! The deploy lock: polled, never waited for inside the server.
//!
//! A session that blocks in `pg_advisory_lock` holds a snapshot, and `CREATE INDEX CONCURRENTLY` waits for old
//! snapshots: the two would wait for each other for ever.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

/// Key of the advisory lock, the ASCII of `wrenchDL`; one per database by PostgreSQL's rules.
pub const LOCK_KEY: i64 = 0x7772_656e_6368_444c;
const POLL: Duration = Duration::from_millis(200);

/// Who holds the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHolder {
    /// Process of the session.
    pub pid: i32,
    /// Its `application_name`.
    pub application: String,
    /// Its role.
    pub user: String,
    /// Its client's address; none for local sockets.
    pub address: Option<String>,
    /// How long it has been connected, in seconds.
    pub connected_s: i64,
}

/// How the wait ended.
#[derive(Debug, PartialEq, Eq)]
pub enum LockOutcome {
    /// The session has the lock until it ends.
    Taken,
    /// Somebody else had it all the time.
    Held(Option<LockHolder>),
}

/// Polls for the lock for up to `wait`. `on_wait` is told once who is in the way.
pub async fn take_lock(
    client: &Client,
    wait: Duration,
    on_wait: impl FnMut(Option<&LockHolder>),
) -> Result<LockOutcome, tokio_postgres::Error> {
    poll(client, "select pg_catalog.pg_try_advisory_lock($1)", wait, on_wait).await
}

/// The same for a session that only reads: it stands beside others that read, and not beside one that changes things.
pub async fn take_shared_lock(
    client: &Client,
    wait: Duration,
    on_wait: impl FnMut(Option<&LockHolder>),
) -> Result<LockOutcome, tokio_postgres::Error> {
    poll(client, "select pg_catalog.pg_try_advisory_lock_shared($1)", wait, on_wait).await
}

/// Gives a shared lock back, so that nobody waits for work that reads no more.
pub async fn release_shared_lock(client: &Client) -> Result<(), tokio_postgres::Error> {
    client.query_one("select pg_catalog.pg_advisory_unlock_shared($1)", &[&LOCK_KEY]).await.map(drop)
}

async fn poll(
    client: &Client,
    sql: &str,
    wait: Duration,
    mut on_wait: impl FnMut(Option<&LockHolder>),
) -> Result<LockOutcome, tokio_postgres::Error> {
    let started = Instant::now();
    let mut told = false;
    loop {
        let row = client.query_one(sql, &[&LOCK_KEY]).await?;
        if row.get(0) {
            return Ok(LockOutcome::Taken);
        }
        if !told || started.elapsed() >= wait {
            let holder = find_holder(client).await?;
            if started.elapsed() >= wait {
                return Ok(LockOutcome::Held(holder));
            }
            on_wait(holder.as_ref());
            told = true;
        }
        tokio::time::sleep(POLL.min(wait.saturating_sub(started.elapsed()))).await;
    }
}

async fn find_holder(client: &Client) -> Result<Option<LockHolder>, tokio_postgres::Error> {
    let sql = include_str!("queries/lock_holder.sql");
    let row = client.query_opt(sql, &[&LOCK_KEY]).await?;
    Ok(row.map(|row| LockHolder {
        pid: row.get(0),
        application: row.get::<_, Option<String>>(1).unwrap_or_default(),
        user: row.get::<_, Option<String>>(2).unwrap_or_default(),
        address: row.get(3),
        connected_s: row.get::<_, Option<i64>>(4).unwrap_or_default(),
    }))
}
