//! A proxy between a deploy and its server that cuts the connection at a chosen message.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;
use tokio_postgres::Config;

use crate::server::TestDatabase;

/// How a connection is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The message does not reach the server.
    BeforeIt,
    /// The message reaches the server, and nobody is there for the answer.
    AfterIt,
    /// The server answers, and the answer is lost.
    AfterItsAnswer,
    /// The server ends the session before it gets the message.
    Terminate,
    /// The session's process is killed, so that the server restarts.
    Crash,
    /// The session is ended, and the journal then knows a later deployment.
    Overtaken,
    /// The database is dropped, and an empty one made under its name.
    Replaced,
    /// The message does not reach the server, and nobody is let through any more.
    ForGood,
}

/// Where a connection is cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// A text of the message.
    pub at: &'static str,
    /// At which of the messages with it, from 1.
    pub nth: usize,
    /// How.
    pub how: How,
}

/// A running proxy.
pub struct Proxy {
    url: String,
    state: Arc<State>,
}

struct State {
    cut: Cut,
    seen: AtomicUsize,
    cuts: AtomicUsize,
    database: TestDatabase,
    upstream: u16,
    /// Held while nobody is let through.
    gate: Mutex<()>,
}

impl Proxy {
    /// In front of a database. Connections are cut once; later ones pass.
    pub async fn start(database: TestDatabase, cut: Cut) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it has a port").port();
        let config: Config = database.url().parse().expect("the URL is valid");
        let upstream = config.get_ports().first().copied().expect("the URL has a port");
        let url = database.url().replace(&format!(":{upstream}/"), &format!(":{port}/"));
        let (seen, cuts) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let state = Arc::new(State { cut, seen, cuts, database, upstream, gate: Mutex::new(()) });
        let serving = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if serving.cut.how == How::ForGood && serving.cuts.load(Ordering::SeqCst) > 0 {
                    continue;
                }
                tokio::spawn(serve(client, Arc::clone(&serving)));
            }
        });
        Proxy { url, state }
    }

    /// The database's URL through the proxy.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// How often it cut.
    pub fn cuts(&self) -> usize {
        self.state.cuts.load(Ordering::SeqCst)
    }

    /// The database behind it.
    pub fn database(&self) -> &TestDatabase {
        &self.state.database
    }
}

async fn serve(client: TcpStream, state: Arc<State>) {
    drop(state.gate.lock().await);
    let Ok(server) = TcpStream::connect(("127.0.0.1", state.upstream)).await else { return };
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let (lost, mut is_lost) = tokio::sync::watch::channel(false);
    // Which way ends first ends both: their sockets are closed with them.
    let answers = answers(from_server, to_client, &mut is_lost);
    tokio::select! {
        () = answers => {}
        () = questions(from_client, to_server, &state, &lost) => {}
    }
}

/// Server to client, until the answer that is to be lost.
async fn answers(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, is_lost: &mut tokio::sync::watch::Receiver<bool>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(read) = from.read(&mut buffer).await {
        if read == 0 || *is_lost.borrow_and_update() || to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
}

/// Client to server, message by message.
async fn questions(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    state: &Arc<State>,
    lost: &tokio::sync::watch::Sender<bool>,
) {
    let mut pending: Vec<u8> = Vec::new();
    let mut is_started = false;
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(read) = from.read(&mut buffer).await {
        if read == 0 {
            return;
        }
        pending.extend_from_slice(&buffer[..read]);
        while let Some(length) = message_length(&pending, is_started) {
            let message: Vec<u8> = pending.drain(..length).collect();
            // Asking for encryption has a start message of its own behind it.
            is_started |= message.len() != 8;
            if pass(&message, &mut to, state, lost).await.is_none() {
                return;
            }
        }
    }
}

/// The length of the first message, if all of it is there.
fn message_length(bytes: &[u8], is_started: bool) -> Option<usize> {
    let head = usize::from(is_started);
    let length: [u8; 4] = bytes.get(head..head + 4)?.try_into().ok()?;
    let length = head + usize::try_from(u32::from_be_bytes(length)).ok()?;
    (bytes.len() >= length).then_some(length)
}

/// Nothing once the connection is cut.
async fn pass(
    message: &[u8],
    to: &mut OwnedWriteHalf,
    state: &Arc<State>,
    lost: &tokio::sync::watch::Sender<bool>,
) -> Option<()> {
    let text = String::from_utf8_lossy(message);
    let is_it = text.contains(state.cut.at) && state.seen.fetch_add(1, Ordering::SeqCst) + 1 == state.cut.nth;
    if !is_it {
        return to.write_all(message).await.ok();
    }
    state.cuts.fetch_add(1, Ordering::SeqCst);
    match state.cut.how {
        How::BeforeIt | How::ForGood => None,
        How::AfterIt => {
            to.write_all(message).await.ok()?;
            None
        }
        How::AfterItsAnswer => {
            lost.send(true).ok()?;
            to.write_all(message).await.ok()
        }
        How::Terminate => {
            let pid = session(state).await;
            let admin = state.database.connect().await;
            admin.client.execute("select pg_terminate_backend($1)", &[&pid]).await.ok()?;
            to.write_all(message).await.ok()
        }
        How::Overtaken => {
            let admin = state.database.connect().await;
            let later = include_str!("later_deployment.sql");
            admin.client.batch_execute(later).await.expect("the journal is there");
            None
        }
        How::Replaced => {
            // The session, and this with it, ends with the database; the deploy is back before there is another.
            let state = Arc::clone(state);
            let replacing = tokio::spawn(async move {
                let _gate = state.gate.lock().await;
                state.database.replace().await;
            });
            replacing.await.ok()?;
            None
        }
        How::Crash => {
            let pid = session(state).await;
            let pid = rustix::process::Pid::from_raw(pid)?;
            rustix::process::kill_process(pid, rustix::process::Signal::KILL).ok()?;
            to.write_all(message).await.ok()
        }
    }
}

/// The deploy's session.
async fn session(state: &State) -> i32 {
    let admin = state.database.connect().await;
    let sql = "select a.pid from pg_stat_activity as a where a.application_name like 'wrench deploy %' \
               and a.datname = current_database()";
    admin.client.query_one(sql, &[]).await.expect("the server answers").get(0)
}
