//! What `serve` and `dev` have in common: the three connections and how a server is described.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::interruption;
use super::request::unchanging;
use crate::api::{ServeError, ServeSettings, Server, StoreSettings, serve};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{DeployRequest, PrivateServer, PrivateServerError, Target, open_private_server};
use crate::errors::StoreError;
use crate::finding::Finding;
use crate::postgres::{BinarySearch, ConnectError, ServerAddress, parse_url};

/// Days that events are kept unless configured otherwise.
pub(super) const KEEP_DAYS: u16 = 14;

/// Why a command ended early.
pub(super) struct Stopped {
    code: ExitCode,
    finding: Box<Finding>,
}

impl Stopped {
    pub(super) fn new(code: ExitCode, finding: Finding) -> Stopped {
        Stopped { code, finding: Box::new(finding) }
    }

    /// Says it, and answers with the code.
    pub(super) fn print(self, printer: &Printer) -> ExitCode {
        printer.findings(&[*self.finding]);
        self.code
    }
}

/// Where to listen and what to serve.
pub(super) struct Wanted {
    pub(super) listen: SocketAddr,
    pub(super) allow_remote: bool,
    pub(super) dir: PathBuf,
    pub(super) log_dir: PathBuf,
    pub(super) target: Target,
}

/// The connections.
pub(super) struct Places {
    pub(super) deployer: ServerAddress,
    pub(super) reader: ServerAddress,
    pub(super) store: ServerAddress,
    is_embedded: bool,
    /// The private server, when one of them is on it.
    pub(super) private: Option<PrivateServer>,
}

/// Finds target, reader and store, starting the private server where one of them is on it.
pub(super) async fn find_places(target: &Target, config: &Config) -> Result<Places, Stopped> {
    let private = match (target, &config.store.url) {
        (Target::Url(_), Some(_)) => None,
        _ => Some(private_server(config).await?),
    };
    let (deployer, reader) = match (target, &private) {
        (Target::Embedded { .. }, Some(private)) => (private.deployer.clone(), private.reader.clone()),
        (Target::Url(url), _) => {
            let deployer = address(url)?;
            (deployer.clone(), read_only(deployer))
        }
        (Target::Embedded { .. } | Target::Opened(_), _) => return Err(unusable("there is no private server")),
    };
    let reader = match &config.reader_url {
        Some(url) => read_only(address(url)?),
        None => reader,
    };
    let store = match (&config.store.url, &private) {
        (Some(url), _) => address(url)?,
        (None, Some(private)) => private.store().await.map_err(|error| private_failed(&error))?,
        (None, None) => return Err(unusable("there is no store")),
    };
    let is_embedded = matches!(target, Target::Embedded { .. });
    Ok(Places { deployer, reader, store, is_embedded, private })
}

/// Opens the server and says where it is.
pub(super) async fn start(
    wanted: Wanted,
    places: &Places,
    config: &Config,
    printer: &Printer,
) -> Result<Server, Stopped> {
    let is_protected = config.protected.unwrap_or(!places.is_embedded && !places.deployer.is_loopback());
    let codes = printer.codes();
    let settings = ServeSettings {
        listen: wanted.listen,
        allow_remote: wanted.allow_remote,
        hosts: config.serve.hosts.clone(),
        origins: config.serve.origins.clone(),
        deploy: verification(&wanted.dir, &wanted.target, places, config),
        deployer: places.deployer.clone(),
        reader: places.reader.clone(),
        is_protected,
        keep_warm: config.keep_warm,
        store: StoreSettings {
            address: places.store.clone(),
            keep_days: config.store.keep_days.unwrap_or(KEEP_DAYS),
            spool: config.store.spool.clone().unwrap_or_else(|| PathBuf::from(".wrench/spool")),
        },
        log_dir: wanted.log_dir.clone(),
        show_code: Box::new(move |code, address| codes.show(code, address)),
    };
    serve(settings).await.map_err(|error| serve_failed(&error))
}

/// Serves until Ctrl-C.
pub(super) async fn run(server: Server, printer: &Printer) -> ExitCode {
    match server.run(interruption()).await {
        Ok(()) => ExitCode::Done,
        Err(error) => serve_failed(&error).print(printer),
    }
}

/// How checks compare the declared files: as a deploy would, without its last step.
pub(super) fn verification(dir: &Path, target: &Target, places: &Places, config: &Config) -> DeployRequest {
    let target = if places.is_embedded { Target::Opened(Box::new(places.deployer.clone())) } else { target.clone() };
    unchanging(dir.to_owned(), target, config)
}

async fn private_server(config: &Config) -> Result<PrivateServer, Stopped> {
    let checkout = std::env::current_dir().unwrap_or_else(|_| ".".into());
    let search =
        BinarySearch { explicit: config.server_programs.clone(), search_path: config.search_path.clone(), major: None };
    open_private_server(&checkout, &search).await.map_err(|error| private_failed(&error))
}

fn read_only(mut address: ServerAddress) -> ServerAddress {
    let read_only = "-c default_transaction_read_only=on";
    let options = match address.config.get_options() {
        Some(own) => format!("{own} {read_only}"),
        None => read_only.to_owned(),
    };
    address.config.options(options);
    address
}

fn address(url: &str) -> Result<ServerAddress, Stopped> {
    parse_url(url).map_err(|error: ConnectError| {
        let finding = Finding::error("invalid-database-url", error.to_string())
            .with_hint("Write it as `postgres://USER:PASSWORD@HOST:PORT/DATABASE`.");
        Stopped::new(ExitCode::Usage, finding)
    })
}

fn unusable(why: &str) -> Stopped {
    Stopped::new(ExitCode::Failed, Finding::error("serve", why))
}

fn private_failed(error: &PrivateServerError) -> Stopped {
    let finding = Finding::error("private-server", error.to_string())
        .with_hint("Install PostgreSQL's server programs, or name servers with `--database-url` and `[store] url`.");
    Stopped::new(ExitCode::Unreachable, with_causes(finding, error))
}

fn serve_failed(error: &ServeError) -> Stopped {
    let finding = with_causes(Finding::error("serve", error.to_string()), error);
    let (code, finding) = match error {
        ServeError::Remote(_) => (
            ExitCode::Refused,
            finding
                .with_detail("Everybody who reaches the address could report events and try pairing codes.")
                .with_hint("Pass `--allow-remote`, and name the apps' origins with `[serve] origins` in wrench.toml."),
        ),
        ServeError::Listen { .. } => (
            ExitCode::Failed,
            finding.with_hint("Another Wrench may be running here. Choose another address with `--listen`."),
        ),
        ServeError::Store(StoreError::IsTarget) => (
            ExitCode::Usage,
            finding.with_hint(
                "Name another database with `[store] url` in wrench.toml or WRENCH_STORE_URL, or leave it out.",
            ),
        ),
        ServeError::Store(StoreError::InUse) => {
            (ExitCode::Locked, finding.with_hint("End the other one, or give this one a store of its own."))
        }
        ServeError::Store(_) => (
            ExitCode::Unreachable,
            finding.with_hint(
                "The store is a PostgreSQL database of its own: `[store] url` in wrench.toml, or leave it out.",
            ),
        ),
        _ => (ExitCode::Failed, finding),
    };
    Stopped::new(code, finding)
}

fn with_causes(finding: Finding, error: &dyn std::error::Error) -> Finding {
    let causes: Vec<String> =
        std::iter::successors(error.source(), |cause| cause.source()).map(ToString::to_string).collect();
    if causes.is_empty() { finding } else { finding.with_detail(format!("{}.", causes.join(": "))) }
}
