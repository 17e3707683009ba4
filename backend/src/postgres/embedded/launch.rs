//! Starts the server process and waits until it lets us in.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::binaries::ServerBinaries;
use super::confine::{self, Caps};
use super::error::EmbeddedError;
use super::folder;
use super::process::{Postmaster, disarm_stale_pid};
use super::server::{EmbeddedServer, HOST};
use super::state::PostmasterPid;
use super::user::ServerUser;

/// Recovery after a crash is part of a start, and may take long on a slow disk.
pub(super) const START_PATIENCE: Duration = Duration::from_secs(120);
/// Backends that outlived a killed server notice it within seconds, unless they are busy.
const ORPHAN_PATIENCE: Duration = Duration::from_secs(15);
const PORT_ATTEMPTS: u32 = 8;
const POLL: Duration = Duration::from_millis(4);

/// What every private server is told, whatever it is for.
const SETTINGS: &[(&str, &str)] = &[
    ("unix_socket_permissions", "0700"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    // We look for known words in the log.
    ("lc_messages", "C"),
    ("log_destination", "stderr"),
    ("logging_collector", "off"),
    // As on Supabase; with less, CREATE PUBLICATION would warn.
    ("wal_level", "logical"),
];

/// A server to be started. Its data folder exists and nothing runs on it.
pub(super) struct Launch<'a> {
    pub(super) binaries: &'a ServerBinaries,
    pub(super) user: ServerUser,
    pub(super) files: &'a ServerFiles,
    pub(super) superuser: &'a str,
    pub(super) password: &'a str,
    pub(super) cluster_name: &'a str,
    pub(super) settings: &'a [(&'a str, &'a str)],
    /// Bounds of its processes.
    pub(super) caps: Option<Caps>,
    /// Taken when it is free, so that a port in somebody's editor stays right.
    pub(super) preferred_port: Option<u16>,
}

/// The paths of one server.
#[derive(Clone, Debug)]
pub(super) struct ServerFiles {
    pub(super) data_dir: PathBuf,
    pub(super) socket_dir: PathBuf,
    pub(super) log: PathBuf,
}

enum Outcome {
    Ready { pid: u32 },
    Ended { status: ExitStatus, log: String },
}

impl Launch<'_> {
    /// Start the server and connect once.
    pub(super) async fn run(&self) -> Result<EmbeddedServer, EmbeddedError> {
        disarm_stale_pid(&self.files.data_dir)?;
        let start = Instant::now();
        let mut attempts = 0;
        loop {
            let port = self.choose_port(attempts)?;
            match self.attempt(port).await? {
                Outcome::Ready { pid } => {
                    let server = self.server(port, pid);
                    server.verify().await?;
                    return Ok(server);
                }
                Outcome::Ended { log, .. } if lost_the_port(&log) && attempts < PORT_ATTEMPTS => attempts += 1,
                Outcome::Ended { log, .. } if has_orphans(&log) && start.elapsed() < ORPHAN_PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Outcome::Ended { status, log } => return Err(EmbeddedError::StartServer { status, log }),
            }
        }
    }

    /// The server as it will be, or is, at this port.
    pub(super) fn server(&self, port: u16, pid: u32) -> EmbeddedServer {
        EmbeddedServer {
            port,
            socket_dir: self.files.socket_dir.clone(),
            superuser: self.superuser.to_owned(),
            major: self.binaries.major,
            data_dir: self.files.data_dir.clone(),
            log: self.files.log.clone(),
            pid,
            cluster_name: self.cluster_name.to_owned(),
            password: self.password.to_owned(),
        }
    }

    fn choose_port(&self, attempts: u32) -> Result<u16, EmbeddedError> {
        let preferred = self.preferred_port.filter(|_| attempts == 0).and_then(|port| bind(port).ok());
        preferred
            .map_or_else(|| bind(0), Ok)
            .map_err(|source| EmbeddedError::RunProgram { program: self.binaries.program("postgres"), source })
    }

    async fn attempt(&self, port: u16) -> Result<Outcome, EmbeddedError> {
        // The folder is this server's alone: whatever lies in it is left from a dead one.
        folder::remove(&self.files.socket_dir)?;
        folder::create_for(&self.files.socket_dir, self.user)?;
        let log = folder::open_log(&self.files.log)?;
        let log_start = log.metadata().map_or(0, |metadata| metadata.len());
        let (pid, ended) = self.spawn(port, log)?;
        self.await_ready(pid, ended, log_start).await
    }

    fn spawn(&self, port: u16, log: std::fs::File) -> Result<(u32, oneshot::Receiver<ExitStatus>), EmbeddedError> {
        let program = self.binaries.program("postgres");
        let failed = |source| EmbeddedError::RunProgram { program: program.clone(), source };
        let mut command = confine::command(self.user, &program, self.caps);
        command.arg("-D").arg(&self.files.data_dir).args(["-p", &port.to_string()]);
        for (name, value) in self.all_settings() {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command.stdout(log.try_clone().map_err(failed)?).stderr(log);
        // Ctrl-C in our terminal is meant for us: whether the server ends then is our decision.
        command.process_group(0);
        let mut child = command.spawn().map_err(failed)?;
        let pid = child.id();
        let (ended, receiver) = oneshot::channel();
        // Somebody has to collect the process when it ends, also after the runtime is gone: its
        // remains would look alive to the next PostgreSQL on this folder.
        let reaper = thread::Builder::new().name(format!("postgres-{pid}"));
        let spawned = reaper.spawn(move || child.wait().map(|status| ended.send(status)));
        spawned.map_err(failed)?;
        Ok((pid, receiver))
    }

    fn all_settings(&self) -> Vec<(&str, String)> {
        let socket_dir = self.files.socket_dir.display().to_string();
        let own = [
            ("listen_addresses", HOST.to_owned()),
            // A list: a comma in the path must not split it.
            ("unix_socket_directories", format!("\"{}\"", socket_dir.replace('"', "\"\""))),
            ("cluster_name", self.cluster_name.to_owned()),
        ];
        let given = SETTINGS.iter().chain(self.settings).map(|(name, value)| (*name, (*value).to_owned()));
        own.into_iter().chain(given).collect()
    }

    async fn await_ready(
        &self,
        pid: u32,
        mut ended: oneshot::Receiver<ExitStatus>,
        log_start: u64,
    ) -> Result<Outcome, EmbeddedError> {
        let start = Instant::now();
        loop {
            tokio::select! {
                Ok(status) = &mut ended => {
                    return Ok(Outcome::Ended { status, log: folder::log_tail(&self.files.log, log_start) });
                }
                () = tokio::time::sleep(POLL) => {}
            }
            if PostmasterPid::read(&self.files.data_dir).is_some_and(|found| found.pid == pid && found.is_ready) {
                return Ok(Outcome::Ready { pid });
            }
            if start.elapsed() > START_PATIENCE {
                // It is left to go on: a long recovery would only begin anew, and the next run finds it.
                return Err(self.too_slow(log_start));
            }
        }
    }

    /// Wait for a server that somebody else started on the same folder.
    pub(super) async fn await_running(&self, postmaster: &Postmaster) -> Result<Option<EmbeddedServer>, EmbeddedError> {
        let start = Instant::now();
        while postmaster.is_running() {
            let found = PostmasterPid::read(&self.files.data_dir);
            if let Some(PostmasterPid { pid, port: Some(port), is_ready: true, socket_dir }) = found {
                let mut server = self.server(port, pid);
                server.socket_dir = socket_dir.unwrap_or(server.socket_dir);
                server.verify().await?;
                return Ok(Some(server));
            }
            if start.elapsed() > START_PATIENCE {
                return Err(self.too_slow(0));
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(None)
    }

    fn too_slow(&self, log_start: u64) -> EmbeddedError {
        let log = folder::log_tail(&self.files.log, log_start);
        EmbeddedError::AwaitServer { waited: START_PATIENCE, log }
    }
}

/// Where a server keeps its socket: in its own folder, unless that makes the path of the socket
/// longer than systems allow (107 bytes, 103 on macOS).
pub(super) fn socket_dir(home: &Path, short_name: &str) -> PathBuf {
    const LONGEST: usize = 103 - "/.s.PGSQL.65535".len();
    let near = home.join("socket");
    if near.as_os_str().len() <= LONGEST { near } else { Path::new("/tmp").join(short_name) }
}

fn bind(port: u16) -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, port))?.local_addr()?.port())
}

fn lost_the_port(log: &str) -> bool {
    log.contains("could not create any TCP/IP sockets") || log.contains("could not bind IPv4")
}

fn has_orphans(log: &str) -> bool {
    log.contains("pre-existing shared memory block")
}
