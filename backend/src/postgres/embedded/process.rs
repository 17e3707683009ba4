//! Server processes: is this one still ours, and how to end it.
//!
//! A process id proves nothing: after a crash or a reboot it may belong to any program. A server
//! is recognized by the folder it works in, which is its data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::error::EmbeddedError;
use super::state::PostmasterPid;

const POLL: Duration = Duration::from_millis(5);

/// A process that serves a data folder.
#[derive(Clone, Debug)]
pub(super) struct Postmaster {
    pub(super) pid: u32,
    data_dir: PathBuf,
}

/// How a server is to end, in PostgreSQL's words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shutdown {
    /// Ends the sessions, writes a checkpoint.
    Fast,
    /// Drops everything; the next start would recover.
    Immediate,
}

impl Postmaster {
    /// The server that runs on a data folder, if any does.
    pub(super) fn running_on(data_dir: &Path) -> Option<Self> {
        let pid = PostmasterPid::read(data_dir)?.pid;
        let found = Self { pid, data_dir: data_dir.to_path_buf() };
        found.is_running().then_some(found)
    }

    /// Whether the process is there and is a server on this folder.
    pub(super) fn is_running(&self) -> bool {
        if Path::new("/proc/self/cwd").exists() { self.is_running_by_proc() } else { self.is_running_by_ps() }
    }

    fn is_running_by_proc(&self) -> bool {
        // A zombie has no working folder any more, so it counts as gone, which it is.
        fs::read_link(format!("/proc/{}/cwd", self.pid)).is_ok_and(|cwd| cwd == self.data_dir)
    }

    /// Where there is no `/proc` (macOS), the command line names the folder.
    fn is_running_by_ps(&self) -> bool {
        let output = Command::new("ps").args(["-ww", "-o", "stat=,command=", "-p", &self.pid.to_string()]).output();
        output.is_ok_and(|output| {
            let line = String::from_utf8_lossy(&output.stdout);
            !line.trim_start().starts_with('Z') && line.contains(&*self.data_dir.to_string_lossy())
        })
    }

    /// Tell the server to end. A server that is gone already is fine.
    pub(super) fn signal(&self, shutdown: Shutdown) {
        let signal = match shutdown {
            Shutdown::Fast => Signal::INT,
            Shutdown::Immediate => Signal::QUIT,
        };
        self.send(signal);
    }

    fn send(&self, signal: Signal) {
        if let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw)
            && self.is_running()
        {
            // The only failure left is that it has just gone; the wait that follows will see it.
            let _gone = kill_process(pid, signal);
        }
    }

    /// Wait on this thread until the process is gone.
    pub(super) fn wait_gone(&self, patience: Duration) -> bool {
        let start = Instant::now();
        while self.is_running() {
            if start.elapsed() > patience {
                return false;
            }
            thread::sleep(POLL);
        }
        true
    }

    /// Wait until the process is gone.
    pub(super) async fn gone(&self, patience: Duration) -> bool {
        let wait = async {
            while self.is_running() {
                tokio::time::sleep(POLL).await;
            }
        };
        tokio::time::timeout(patience, wait).await.is_ok()
    }

    /// End the server on this thread, without mercy for its data.
    pub(super) fn end_now(&self) -> Result<(), EmbeddedError> {
        let patience = Duration::from_secs(5);
        self.signal(Shutdown::Immediate);
        if self.wait_gone(patience) {
            return Ok(());
        }
        self.send(Signal::KILL);
        if self.wait_gone(patience) {
            Ok(())
        } else {
            Err(EmbeddedError::StopServer { pid: self.pid, waited: patience * 2 })
        }
    }
}

/// Make a `postmaster.pid` that names a foreign process harmless.
///
/// PostgreSQL refuses to start while the process it names is alive, whatever it is. Removing
/// the file would also remove the key of the shared memory by which PostgreSQL detects orphaned
/// backends that still write to the data, so only the process id is replaced, by one that no
/// system hands out.
pub(super) fn disarm_stale_pid(data_dir: &Path) -> Result<(), EmbeddedError> {
    let path = data_dir.join("postmaster.pid");
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(EmbeddedError::Read { path, source }),
    };
    let text = String::from_utf8_lossy(&bytes);
    let Some((_, rest)) = text.split_once('\n') else {
        // A first line without an end was cut short by a crash: there never was a server behind it.
        return super::folder::remove(&path);
    };
    // Written in place, because the file must stay the server account's own.
    fs::write(&path, format!("{}\n{rest}", i32::MAX)).map_err(|source| EmbeddedError::Write { path, source })
}
