//! The durable server of a checkout: found when it runs, started when not, created when absent.

use std::fs::{File, OpenOptions, TryLockError};
use std::ops::Deref;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::SUPERUSER;
use super::binaries::ServerBinaries;
use super::error::EmbeddedError;
use super::folder;
use super::initdb::{Durability, InitData, random_password};
use super::launch::Launch;
use super::place::{Place, existing_major};
use super::process::{Postmaster, Shutdown};
use super::server::{EmbeddedServer, HOST};
use super::state::{ServerNote, data_major};

const LOCK_PATIENCE: Duration = Duration::from_secs(180);
const STOP_PATIENCE: Duration = Duration::from_secs(30);
/// A log above this is set aside at a start, so that at most two of them are kept.
const LOG_BYTES: u64 = 16 * 1024 * 1024;
const SETTINGS: &[(&str, &str)] = &[("max_connections", "100")];

/// The running durable server of a checkout. It outlives this value and this process.
#[derive(Debug)]
pub struct DurableServer {
    server: EmbeddedServer,
    lock_file: PathBuf,
    was_running: bool,
}

impl Deref for DurableServer {
    type Target = EmbeddedServer;

    fn deref(&self) -> &EmbeddedServer {
        &self.server
    }
}

impl DurableServer {
    /// Whether it ran before it was opened.
    #[must_use]
    pub fn was_running(&self) -> bool {
        self.was_running
    }

    /// Stop the server, ending its sessions; its data stay. A server already gone is fine.
    ///
    /// # Errors
    /// [`EmbeddedError::StopServer`] when it is still there after half a minute.
    pub async fn stop(&self) -> Result<(), EmbeddedError> {
        let _lock = lock(&self.lock_file).await?;
        let Some(postmaster) = Postmaster::running_on(&self.server.data_dir) else { return Ok(()) };
        postmaster.signal(Shutdown::Fast);
        if postmaster.gone(STOP_PATIENCE).await {
            return Ok(());
        }
        // It will recover at its next start, which is better than a server nobody can stop.
        postmaster.signal(Shutdown::Immediate);
        if postmaster.gone(Duration::from_secs(10)).await {
            return Ok(());
        }
        Err(EmbeddedError::StopServer { pid: postmaster.pid, waited: STOP_PATIENCE })
    }
}

/// The major of a checkout's existing data, by which to choose the programs; `None` without data.
///
/// # Errors
/// [`EmbeddedError::Read`] when the checkout is not there.
pub fn durable_major(checkout: &Path) -> Result<Option<u16>, EmbeddedError> {
    existing_major(checkout)
}

/// Open the durable server of a checkout under `<checkout>/.wrench/`.
///
/// Of several callers, in one process or many, one starts it and the others find it.
///
/// # Errors
/// Whatever kept the server from being found, created or started; existing data are never harmed.
pub async fn open_durable(checkout: &Path, binaries: &ServerBinaries) -> Result<DurableServer, EmbeddedError> {
    let place = Place::prepare(checkout)?;
    let _lock = lock(&place.lock_file()).await?;
    let password = prepare_data(&place, binaries).await?;
    let note = ServerNote::read(&place.note_file());
    let launch = Launch {
        binaries,
        user: place.user,
        files: &place.files,
        superuser: SUPERUSER,
        password: &password,
        cluster_name: &place.cluster_name,
        settings: SETTINGS,
        caps: None,
        preferred_port: note.as_ref().map(|note| note.port),
    };
    let running = match Postmaster::running_on(&place.files.data_dir) {
        Some(postmaster) => launch.await_running(&postmaster).await?,
        None => None,
    };
    let was_running = running.is_some();
    let server = match running {
        Some(server) => server,
        None => {
            set_log_aside(&place.files.log)?;
            launch.run().await?
        }
    };
    let fresh = describe(&server);
    if note.as_ref() != Some(&fresh) {
        fresh.write(&place.note_file())?;
    }
    Ok(DurableServer { server, lock_file: place.lock_file(), was_running })
}

/// Make the data unless they are there, and answer with their password.
async fn prepare_data(place: &Place, binaries: &ServerBinaries) -> Result<String, EmbeddedError> {
    let data_dir = &place.files.data_dir;
    if let Some(found) = data_major(data_dir)? {
        if found != binaries.major {
            return Err(EmbeddedError::WrongMajor { path: data_dir.clone(), found, wanted: binaries.major });
        }
        let path = place.password_file();
        return match folder::read_text(&path) {
            Ok(password) if !password.trim().is_empty() => Ok(password.trim().to_owned()),
            Err(error) if path.exists() => Err(error),
            _ => Err(EmbeddedError::FindPassword { path }),
        };
    }
    // Data come into being by a rename, so these are remains of something else's interruption.
    folder::remove(data_dir)?;
    let password = random_password()?;
    // Before the data, so that no data ever are without their password.
    folder::write_private(&place.password_file(), &format!("{password}\n"))?;
    let init = InitData {
        binaries,
        user: place.user,
        superuser: SUPERUSER,
        password: &password,
        durability: Durability::Durable,
    };
    init.run(data_dir).await?;
    Ok(password)
}

fn describe(server: &EmbeddedServer) -> ServerNote {
    ServerNote {
        host: HOST.to_owned(),
        port: server.port,
        superuser: server.superuser.clone(),
        major: server.major,
        pid: server.pid,
        data_dir: server.data_dir.clone(),
        socket_dir: server.socket_dir.clone(),
        log: server.log.clone(),
    }
}

fn set_log_aside(log: &Path) -> Result<(), EmbeddedError> {
    if std::fs::metadata(log).is_ok_and(|metadata| metadata.len() > LOG_BYTES) {
        let older = log.with_extension("log.1");
        std::fs::rename(log, &older).map_err(|source| EmbeddedError::Write { path: older, source })?;
    }
    Ok(())
}

/// Hold the start file. The system releases it when we end, however we end.
async fn lock(path: &Path) -> Result<File, EmbeddedError> {
    let failed = |source| EmbeddedError::Lock { path: path.to_path_buf(), source };
    let open = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path);
    let file = open.map_err(|source| failed(Some(source)))?;
    let start = Instant::now();
    // Polled, because a blocked thread could not be given up when our caller loses patience.
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(source)) => return Err(failed(Some(source))),
            Err(TryLockError::WouldBlock) if start.elapsed() > LOCK_PATIENCE => return Err(failed(None)),
            Err(TryLockError::WouldBlock) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}
