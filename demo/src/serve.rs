//! Starts the server, and ends it when asked.

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use wrench_backend::postgres::{ConnectError, parse_url};

use crate::app::{App, Parts};
use crate::options::Options;
use crate::pool::Connections;
use crate::token::{TokenError, Tokens};
use crate::{announce, cors, data_api, guard, page, people, schema};

const LARGEST_BODY: usize = 1024 * 1024;
const SECRET: &str = "TRADEMATE_JWT_SECRET";

/// Why the server did not start, or did not go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    /// The database's address.
    #[error(transparent)]
    Address(#[from] ConnectError),
    /// The pool of connections.
    #[error("could not prepare the connections")]
    Pool(#[from] deadpool::managed::BuildError),
    /// The tokens.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The port.
    #[error("could not listen on {address}")]
    Listen {
        /// Where.
        address: std::net::SocketAddr,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The server itself.
    #[error("could not go on serving")]
    Serve(#[source] std::io::Error),
}

/// The schema is waited for so long before the server says that it is there.
const PATIENCE: Duration = Duration::from_secs(5);
/// A client that never finishes its request does not keep the server.
const GRACE: Duration = Duration::from_secs(3);

/// Serves until a signal, or until standard input ends if that was asked for.
pub(crate) async fn run(options: Options) -> Result<(), ServeError> {
    let address = parse_url(&options.database_url)?;
    let app = App(Arc::new(Parts {
        connections: Connections::new(address.clone())?,
        schema: schema::keep(address),
        tokens: Tokens::new(std::env::var(SECRET).ok().filter(|secret| !secret.is_empty()))?,
        wrench_origin: options.wrench_origin,
    }));
    let listen = |source| ServeError::Listen { address: options.listen, source };
    let listener = TcpListener::bind(options.listen).await.map_err(listen)?;
    let port = listener.local_addr().map_err(listen)?.port();
    let end = CancellationToken::new();
    end_at_signal(&end).map_err(ServeError::Serve)?;
    if options.until_stdin_closes {
        end_with_stdin(end.clone());
    }
    // The first request after the line below should find the schema; a database that is down is no reason to wait.
    let mut known = app.0.schema.clone();
    // What it answers with would hold the schema against change, hence no variable.
    drop(tokio::time::timeout(PATIENCE, known.wait_for(Option::is_some)).await);
    announce::ready(port);
    let serving = axum::serve(listener, router(app)).with_graceful_shutdown(end.clone().cancelled_owned());
    tokio::select! {
        ended = serving => ended.map_err(ServeError::Serve),
        () = overdue(&end) => Ok(()),
    }
}

/// Requests that are under way when the end is asked for have so long to finish.
async fn overdue(end: &CancellationToken) {
    end.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

fn router(app: App) -> Router {
    let data_api = Router::new()
        .route("/rest/v1/", any(data_api::answer))
        .route("/rest/v1/{*path}", any(data_api::answer))
        .layer(from_fn(cors::allow));
    let demo = Router::new()
        .route("/demo/config", get(people::config))
        .route("/demo/session", get(people::session))
        .layer(from_fn(guard::own_pages_only));
    Router::new()
        .merge(data_api)
        .merge(demo)
        .route("/livez", get(async || "ok\n"))
        .fallback(get(page::answer))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(app)
}

/// Ends at Ctrl-C, and at what service managers send.
fn end_at_signal(end: &CancellationToken) -> std::io::Result<()> {
    for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
        let mut signals = signal(kind)?;
        let end = end.clone();
        tokio::spawn(async move {
            signals.recv().await;
            end.cancel();
        });
    }
    Ok(())
}

/// A thread of its own: reading cannot be given up, and must not keep the server from ending.
fn end_with_stdin(end: CancellationToken) {
    std::thread::spawn(move || {
        let mut sink = [0; 1024];
        while matches!(std::io::stdin().read(&mut sink), Ok(read) if read > 0) {}
        end.cancel();
    });
}
