//! Throw-away servers: quick to start, careless with data, gone with their owner.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::ops::Deref;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::binaries::ServerBinaries;
use super::confine::{self, Caps};
use super::error::EmbeddedError;
use super::folder;
use super::initdb::random_password;
use super::launch::{Launch, ServerFiles};
use super::process::Postmaster;
use super::server::EmbeddedServer;
use super::template::Template;
use super::user::{ServerUser, our_uid};
use super::watchdog::Watchdog;

const SETTINGS: &[(&str, &str)] = &[
    ("max_connections", "20"),
    ("shared_buffers", "16MB"),
    // One block of a declared file, or one dump, may lock thousands of tables.
    ("max_locks_per_transaction", "512"),
    ("fsync", "off"),
    ("full_page_writes", "off"),
    ("synchronous_commit", "off"),
    // Its workers would hold locks at moments a test cannot foresee.
    ("autovacuum", "off"),
];
/// Longer, and the path of the socket below could be too long for the system.
const LONGEST_BASE: usize = 40;
/// A thousand small files take 50 ms to make in memory and up to a second on a busy disk.
const MEMORY: &str = "/dev/shm";
/// Containers often have 64 MB there, which is too little even for one server.
const MEMORY_BYTES: u64 = 4 * 1024 * 1024 * 1024;
const LOCK_NAME: &str = "owner.lock";

/// A running throw-away server. Dropping it ends it and removes its files, blocking shortly.
#[derive(Debug)]
pub struct EphemeralServer {
    server: EmbeddedServer,
    dir: EphemeralDir,
}

impl Deref for EphemeralServer {
    type Target = EmbeddedServer;

    fn deref(&self) -> &EmbeddedServer {
        &self.server
    }
}

impl EphemeralServer {
    /// End the server at once and remove its files.
    ///
    /// # Errors
    /// What kept the process or the files there; the next start sweeps them.
    pub async fn stop(mut self) -> Result<(), EmbeddedError> {
        in_background(move || self.dir.destroy()).await
    }

    /// How many bytes its files have now.
    pub async fn disk_bytes(&self) -> u64 {
        let path = self.dir.path.clone();
        tokio::task::spawn_blocking(move || folder::bytes_below(&path)).await.unwrap_or_default()
    }
}

/// Start a throw-away server, after removing what crashed owners left.
///
/// `cache` keeps the result of `initdb` for the next start; a cache that cannot be used only
/// makes the start slower.
///
/// # Errors
/// Whatever kept the server from being created or started; nothing of it remains then.
pub async fn start_ephemeral(
    binaries: &ServerBinaries,
    cache: &Path,
    superuser: &str,
) -> Result<EphemeralServer, EmbeddedError> {
    start_with(&Template::new(binaries, cache, superuser), (SETTINGS, None)).await
}

/// Start a throw-away server for SQL that nobody vouches for: it may not use more than `caps`.
///
/// # Errors
/// As [`start_ephemeral`].
pub async fn start_confined(
    binaries: &ServerBinaries,
    cache: &Path,
    (superuser, caps): (&str, Caps),
) -> Result<EphemeralServer, EmbeddedError> {
    let settings = [SETTINGS, confine::SETTINGS].concat();
    start_with(&Template::new(binaries, cache, superuser), (&settings, Some(caps))).await
}

/// Settings and bounds of a server.
type Terms<'a> = (&'a [(&'a str, &'a str)], Option<Caps>);

async fn start_with(template: &Template<'_>, terms: Terms<'_>) -> Result<EphemeralServer, EmbeddedError> {
    let user = in_background(ServerUser::choose).await?;
    match start(template, user, terms).await {
        // A machine that went down may have kept half of the template; a second failure is its own.
        Err(EmbeddedError::StartServer { .. }) if template.discard() => start(template, user, terms).await,
        result => result,
    }
}

async fn start(
    template: &Template<'_>,
    user: ServerUser,
    (settings, caps): Terms<'_>,
) -> Result<EphemeralServer, EmbeddedError> {
    let dir = in_background(move || EphemeralDir::create(user)).await?;
    let files = ServerFiles {
        data_dir: dir.path.join("data"),
        socket_dir: dir.path.join("socket"),
        log: dir.path.join("postgres.log"),
    };
    let password = template.fill(&files.data_dir, user).await?;
    let launch = Launch {
        binaries: template.binaries,
        user,
        files: &files,
        superuser: template.superuser,
        password: &password,
        cluster_name: "wrench-ephemeral",
        settings,
        caps,
        preferred_port: None,
    };
    Ok(EphemeralServer { server: launch.run().await?, dir })
}

pub(super) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, EmbeddedError> + Send + 'static,
) -> Result<T, EmbeddedError> {
    tokio::task::spawn_blocking(work).await.map_err(|source| EmbeddedError::Background { source })?
}

/// The folder of one throw-away server. While its lock is held, its owner lives.
///
/// A lock and not a process id, because the system releases it at any death, and because
/// containers that share `/tmp` do not see each other's processes.
#[derive(Debug)]
struct EphemeralDir {
    path: PathBuf,
    watchdog: Option<Watchdog>,
    is_destroyed: bool,
    _owner: File,
}

impl EphemeralDir {
    fn create(user: ServerUser) -> Result<Self, EmbeddedError> {
        let bases = bases();
        // All of them, since the last run may have chosen differently.
        bases.iter().for_each(|base| sweep(base));
        let base = choose_base(&bases, user)?;
        let name: String = random_password()?.chars().take(16).collect();
        let path = base.join(format!("{}{name}", prefix()));
        let failed = |source| EmbeddedError::PrepareFolder { path: path.clone(), source };
        let owner = create_locked(&base.join(format!("wrench-new-{name}")), &path, user).map_err(failed)?;
        let mut dir = Self { path: path.clone(), watchdog: None, is_destroyed: false, _owner: owner };
        dir.watchdog = Some(Watchdog::spawn(&path).map_err(failed)?);
        Ok(dir)
    }

    fn destroy(&mut self) -> Result<(), EmbeddedError> {
        if self.is_destroyed {
            return Ok(());
        }
        self.is_destroyed = true;
        drop(self.watchdog.take());
        end_and_remove(&self.path)
    }
}

impl Drop for EphemeralDir {
    fn drop(&mut self) {
        // Nobody is left to tell; the next start sweeps what remains.
        let _left = self.destroy();
    }
}

/// The folder gets its final name only when it is locked, so that no sweep sees it without.
fn create_locked(draft: &Path, path: &Path, user: ServerUser) -> io::Result<File> {
    let mode = if user == ServerUser::Ourselves { 0o700 } else { 0o711 };
    DirBuilder::new().mode(mode).create(draft)?;
    fs::set_permissions(draft, fs::Permissions::from_mode(mode))?;
    let owner = OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft.join(LOCK_NAME))?;
    owner.try_lock()?;
    fs::rename(draft, path)?;
    Ok(owner)
}

fn prefix() -> String {
    format!("wrench-ephemeral-{}-", our_uid())
}

/// Where throw-away servers may be, the best first.
fn bases() -> Vec<PathBuf> {
    let disk = [std::env::temp_dir(), "/tmp".into(), "/var/tmp".into()];
    let all = std::iter::once(PathBuf::from(MEMORY)).chain(disk);
    let mut bases: Vec<PathBuf> = all.filter_map(|base| fs::canonicalize(base).ok()).collect();
    bases.retain(|base| base.as_os_str().len() <= LONGEST_BASE);
    bases
}

fn choose_base(bases: &[PathBuf], user: ServerUser) -> Result<PathBuf, EmbeddedError> {
    let mut usable = bases.iter().filter(|base| base.as_path() != Path::new(MEMORY) || has_room(base));
    usable.find(|base| user.can_enter(base)).cloned().ok_or_else(|| EmbeddedError::FindPlace {
        tried: bases.iter().map(|base| base.display().to_string()).collect(),
    })
}

fn has_room(dir: &Path) -> bool {
    rustix::fs::statvfs(dir).is_ok_and(|stat| stat.f_bavail.saturating_mul(stat.f_frsize) >= MEMORY_BYTES)
}

/// Remove the servers of owners that are gone. It must not keep us from starting, so failures are left
/// to the next sweep.
fn sweep(base: &Path) {
    let prefix = prefix();
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_named_so = entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix));
        if !is_named_so || !folder::is_ours(&path) {
            continue;
        }
        let Ok(owner) = File::open(path.join(LOCK_NAME)) else { continue };
        if owner.try_lock().is_ok() {
            let _left = end_and_remove(&path);
        }
    }
}

fn end_and_remove(dir: &Path) -> Result<(), EmbeddedError> {
    if let Some(postmaster) = Postmaster::running_on(&dir.join("data")) {
        postmaster.end_now()?;
    }
    folder::remove(dir)
}
