//! Folders that clean up after themselves, and processes to be killed.

#![expect(clippy::unwrap_used, reason = "a failed set-up fails the test, like any unwrap in one")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio_postgres::{Config, NoTls, SimpleQueryMessage};
use wrench_backend::postgres::{BinarySearch, ServerBinaries, find_binaries};

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) fn binaries() -> ServerBinaries {
    find_binaries(&BinarySearch { search_path: std::env::var_os("PATH"), ..BinarySearch::default() }).unwrap()
}

pub(crate) fn we_are_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The first value of the last answer.
pub(crate) async fn ask(config: &Config, sql: &str) -> Result<String, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    let answers = client.simple_query(sql).await?;
    let rows = answers.iter().filter_map(|answer| match answer {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    Ok(rows.last().unwrap_or_default().to_owned())
}

pub(crate) async fn until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    let mut tick = tokio::time::interval(Duration::from_millis(5));
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "the condition did not come true");
        tick.tick().await;
    }
}

pub(crate) fn is_alive(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
}

pub(crate) fn kill(pid: u32, signal: &str) {
    assert!(Command::new("kill").args(["-s", signal, &pid.to_string()]).status().unwrap().success());
}

pub(crate) struct TempFolder {
    path: PathBuf,
}

impl TempFolder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("wrench-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self { path: fs::canonicalize(path).unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A checkout whose server ends with it.
pub(crate) struct Checkout {
    path: PathBuf,
    _folder: TempFolder,
}

impl Checkout {
    pub(crate) fn new() -> Self {
        let folder = TempFolder::new();
        Self { path: folder.path().to_path_buf(), _folder: folder }
    }

    pub(crate) fn below(name: &str, mode: u32) -> Self {
        let folder = TempFolder::new();
        let parent = folder.path().join(name);
        let path = parent.join("checkout");
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&parent, fs::Permissions::from_mode(mode)).unwrap();
        Self { path, _folder: folder }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let Ok(note) = fs::read(self.path.join(".wrench/server.json")) else { return };
        let note: serde_json::Value = serde_json::from_slice(&note).unwrap();
        let data_dir = PathBuf::from(note["data_dir"].as_str().unwrap());
        let pid_file = fs::read_to_string(data_dir.join("postmaster.pid")).unwrap_or_default();
        let pid = pid_file.lines().next().and_then(|pid| pid.parse().ok()).unwrap_or_default();
        if pid != 0 && fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd == data_dir) {
            kill(pid, "QUIT");
            while is_alive(pid) {
                std::thread::yield_now();
            }
        }
        for dir in [data_dir.parent().unwrap(), Path::new(note["socket_dir"].as_str().unwrap())] {
            let _ = fs::remove_dir_all(dir);
        }
    }
}

/// A child process that owns a throw-away server.
pub(crate) struct Owner {
    child: tokio::process::Child,
    _cache: TempFolder,
    pub(crate) server_pid: u32,
    pub(crate) dir: PathBuf,
}

impl Owner {
    pub(crate) async fn start() -> Self {
        let mut command = tokio::process::Command::new(std::env::current_exe().unwrap());
        // Ours, because the owner will not live to remove it.
        let cache = TempFolder::new();
        command.env("TEST_CACHE", cache.path());
        command.args(["--exact", "owner_process", "--ignored", "--nocapture"]);
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        loop {
            let line = lines.next_line().await.unwrap().expect("the owner ended");
            let Some((_, owned)) = line.split_once("owns ") else { continue };
            let (pid, dir) = owned.split_once(' ').unwrap();
            return Self { child, _cache: cache, server_pid: pid.parse().unwrap(), dir: dir.into() };
        }
    }

    pub(crate) fn kill(&self) {
        let pid = self.child.id().unwrap();
        kill(pid, "KILL");
        while is_alive(pid) {
            std::thread::yield_now();
        }
    }

    pub(crate) fn kill_watchdog(&self) {
        let dir = self.dir.to_str().unwrap();
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let watchdog = processes.into_iter().find_map(|entry| {
            let pid: u32 = entry.file_name().to_str()?.parse().ok()?;
            let words = fs::read_to_string(entry.path().join("cmdline")).ok()?;
            (words.starts_with("/bin/sh") && words.contains(dir)).then_some(pid)
        });
        kill(watchdog.expect("the owner has a watchdog"), "KILL");
    }
}
