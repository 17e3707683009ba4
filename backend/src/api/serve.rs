//! Starts the server and ends it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::access::{Addresses, Pairing, PairingCode, Sessions};
use super::live::Live;
use super::plans::Plans;
use super::router::router;
use super::state::{App, AppState, ShowCode};
use super::warm::keep_warm;
use super::watch::watch;
use crate::deploy::DeployRequest;
use crate::errors::{Collector, Feed, Spool, SpoolError, Store, StoreError};
use crate::postgres::ServerAddress;
use crate::shadow::{LiveShadow, LiveShadowSpec};

/// What open requests are given to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is asked of the server.
pub struct ServeSettings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Other machines may reach it.
    pub allow_remote: bool,
    /// Further names of it.
    pub hosts: Vec<String>,
    /// Origins of the apps that report here; with none, pages of this machine may.
    pub origins: Vec<String>,
    /// How the declared files are deployed to the target.
    pub deploy: DeployRequest,
    /// The target, with the role that deploys.
    pub deployer: ServerAddress,
    /// The target, with the role that reads.
    pub reader: ServerAddress,
    /// The target is protected.
    pub is_protected: bool,
    /// A copy of the target's schema is kept to try things on.
    pub keep_warm: bool,
    /// Where events go.
    pub store: StoreSettings,
    /// Folder with the log files of deployments.
    pub log_dir: PathBuf,
    /// Shows a one-time code to the person at the terminal.
    pub show_code: ShowCode,
}

/// Where events go.
#[derive(Clone, Debug)]
pub struct StoreSettings {
    /// The database.
    pub address: ServerAddress,
    /// How many days events are kept.
    pub keep_days: u16,
    /// Folder where they wait while the database is away.
    pub spool: PathBuf,
}

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Listening beyond this machine was not asked for, or nobody said whose pages may report.
    #[error("{0} is not an address of this machine alone")]
    Remote(SocketAddr),
    /// The address is taken, or not ours.
    #[error("could not listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The spool cannot be used.
    #[error(transparent)]
    Spool(#[from] SpoolError),
    /// No random numbers.
    #[error("could not make a pairing code")]
    Random(#[source] getrandom::Error),
    /// It stopped by itself.
    #[error("the server stopped")]
    Stopped(#[source] std::io::Error),
}

/// A server that listens.
pub struct Server {
    address: SocketAddr,
    code: Option<PairingCode>,
    app: AppState,
    listener: TcpListener,
    writing: JoinHandle<()>,
    writing_ends: CancellationToken,
}

/// Opens the store and the port. Requests are answered once [`Server::run`] is called.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(settings: ServeSettings) -> Result<Server, ServeError> {
    let is_remote = !settings.listen.ip().is_loopback();
    if is_remote && (!settings.allow_remote || settings.origins.is_empty()) {
        return Err(ServeError::Remote(settings.listen));
    }
    let listener = TcpListener::bind(settings.listen).await;
    let listener = listener.map_err(|source| ServeError::Listen { address: settings.listen, source })?;
    let address = listener.local_addr().unwrap_or(settings.listen);
    let StoreSettings { address: store, keep_days, spool } = &settings.store;
    let store = Arc::new(Store::open(store.clone(), &settings.deployer, *keep_days).await?);
    let spool = Spool::open(spool)?;
    let feed = Feed::default();
    let writing_ends = CancellationToken::new();
    let collecting = Collector::start(Arc::clone(&store), spool, feed.clone(), writing_ends.clone());
    let (collector, writing) = collecting.await?;
    let app = App {
        addresses: Addresses::new(address.port(), &settings.hosts, &settings.origins),
        pairing: Pairing::default(),
        sessions: Sessions::new(store.sessions().await?),
        show_code: settings.show_code,
        address,
        collector,
        store,
        feed,
        live: Live::new(settings.reader.clone(), settings.deployer.user().to_owned()),
        reader: settings.reader,
        target: settings.deployer.label(),
        is_protected: settings.is_protected,
        shadow: settings.keep_warm.then(|| shadow(&settings.deploy)),
        plans: Plans::default(),
        deploy: settings.deploy,
        log_dir: settings.log_dir,
        ending: CancellationToken::new(),
    };
    let code = app.pairing.new_code(Instant::now()).map_err(ServeError::Random)?;
    Ok(Server { address, code, app: Arc::new(app), listener, writing, writing_ends })
}

/// Tries run within the bounds of the declared files.
fn shadow(deploy: &DeployRequest) -> LiveShadow {
    LiveShadow::new(LiveShadowSpec { search: deploy.search(), cache: deploy.cache_dir.clone(), limits: deploy.limits })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The key that loaders send.
    pub fn project_key(&self) -> &str {
        self.app.store.project_key()
    }

    /// The first one-time code.
    pub fn code(&self) -> Option<&PairingCode> {
        self.code.as_ref()
    }

    /// Answers until `until`, then ends what is open and makes what was taken in durable.
    ///
    /// # Errors
    /// [`ServeError::Stopped`].
    pub async fn run(self, until: impl Future<Output = ()> + Send + 'static) -> Result<(), ServeError> {
        let ending = self.app.ending.clone();
        let watching = tokio::spawn(watch(Arc::clone(&self.app)));
        let warming = tokio::spawn(keep_warm(Arc::clone(&self.app)));
        let signal = ending.clone();
        let served = axum::serve(self.listener, router(Arc::clone(&self.app))).with_graceful_shutdown(async move {
            until.await;
            signal.cancel();
        });
        let late = async {
            ending.cancelled().await;
            tokio::time::sleep(PATIENCE).await;
        };
        let outcome = tokio::select! {
            outcome = served => outcome.map_err(ServeError::Stopped),
            () = late => Ok(()),
        };
        watching.abort();
        warming.abort();
        self.writing_ends.cancel();
        // The task has nothing to answer but that it is over.
        let _over = self.writing.await;
        outcome
    }
}
