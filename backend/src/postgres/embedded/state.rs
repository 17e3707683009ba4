//! What servers leave on disk about themselves: PostgreSQL's `postmaster.pid`, our `server.json`.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::EmbeddedError;
use super::folder;

/// The parts of `postmaster.pid` we use, which PostgreSQL documents in its `pidfile.h`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PostmasterPid {
    pub(super) pid: u32,
    pub(super) port: Option<u16>,
    pub(super) socket_dir: Option<PathBuf>,
    pub(super) is_ready: bool,
}

impl PostmasterPid {
    /// Read it, or `None` when there is none or it is being written.
    pub(super) fn read(data_dir: &Path) -> Option<Self> {
        let bytes = fs::read(data_dir.join("postmaster.pid")).ok()?;
        Self::parse(&String::from_utf8_lossy(&bytes))
    }

    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let socket_dir = lines.get(4).filter(|dir| !dir.is_empty());
        Some(Self {
            pid: lines.first()?.parse().ok()?,
            port: lines.get(3).and_then(|port| port.parse().ok()),
            socket_dir: socket_dir.map(PathBuf::from),
            is_ready: lines.get(7) == Some(&"ready"),
        })
    }
}

/// `.wrench/server.json`: where the checkout's server is, for people and for the next start.
///
/// It is a note, not the truth: a server counts as running only when `postmaster.pid`, the
/// process and a connection agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ServerNote {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) superuser: String,
    pub(super) major: u16,
    pub(super) pid: u32,
    pub(super) data_dir: PathBuf,
    pub(super) socket_dir: PathBuf,
    pub(super) log: PathBuf,
}

impl ServerNote {
    /// Read it; an absent or damaged note only costs the port it would have kept stable.
    pub(super) fn read(path: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    pub(super) fn write(&self, path: &Path) -> Result<(), EmbeddedError> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| EmbeddedError::Write { path: path.to_path_buf(), source: error.into() })?;
        folder::write_private(path, &format!("{text}\n"))
    }
}

/// The major that made a data folder, or `None` when there is no complete one.
///
/// `pg_control` decides, because an interrupted `initdb` leaves a `PG_VERSION` early on. A folder
/// we may not look into is an error: taken for absent, it would be made anew.
pub(super) fn data_major(data_dir: &Path) -> Result<Option<u16>, EmbeddedError> {
    let control = data_dir.join("global/pg_control");
    match fs::metadata(&control) {
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(source) => return Err(EmbeddedError::Read { path: control, source }),
    }
    let path = data_dir.join("PG_VERSION");
    let text = folder::read_text(&path)?;
    let invalid = |error| EmbeddedError::Read { path, source: io::Error::new(ErrorKind::InvalidData, error) };
    text.trim().parse().map(Some).map_err(invalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(u32, Option<u16>, bool)>) {
        let found = PostmasterPid::parse(text).map(|found| (found.pid, found.port, found.is_ready));
        assert_eq!(found, expect);
    }

    #[test]
    fn reads_a_pid_file_in_every_state_of_writing() {
        let whole = "42\n/data\n1700000000\n5433\n/tmp/s\n127.0.0.1\n  5  6\nready   \n";
        check(whole, Some((42, Some(5433), true)));
        check(&whole.replace("ready   ", "starting"), Some((42, Some(5433), false)));
        check("42\n/data\n1700000000\n", Some((42, None, false)));
        check("", None);
        check("postgres\n", None);
    }
}
