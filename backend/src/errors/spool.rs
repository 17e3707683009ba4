//! Where events wait while the store is away: lines of JSON on disk, synced before they are acknowledged.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use wrench_wire::ErrorEvent;

use super::incoming::Incoming;

/// Above this no more is taken: a store that is away for days must not fill the disk.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Why the spool could not take or give events.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    /// It is full.
    #[error("the spool \"{}\" is full", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be used.
    #[error("could not use the spool \"{}\"", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// The spool of one server.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Line {
    received_at: String,
    #[serde(default)]
    origin: Option<String>,
    event: ErrorEvent,
}

impl Spool {
    /// The spool in a folder, which is made, readable by its owner alone.
    ///
    /// # Errors
    /// [`SpoolError::File`].
    pub fn open(folder: &Path) -> Result<Spool, SpoolError> {
        let path = folder.join("events.ndjson");
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|source| SpoolError::File { path: path.clone(), source })?;
        Ok(Spool { path })
    }

    /// Bytes that wait.
    pub fn waiting_bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map(|metadata| metadata.len()).unwrap_or_default()
    }

    /// Adds events; when this returns they are on disk.
    ///
    /// # Errors
    /// [`SpoolError`]; then none of them may be acknowledged.
    pub fn add(&self, events: &[Incoming]) -> Result<(), SpoolError> {
        if self.waiting_bytes() >= MAX_BYTES {
            return Err(SpoolError::Full { path: self.path.clone() });
        }
        let mut text = String::new();
        for event in events {
            let at = event.received_at.format(&Rfc3339).unwrap_or_default();
            let origin = serde_json::Value::from(event.origin.clone());
            let line = format!("{{\"received_at\":\"{at}\",\"origin\":{origin},\"event\":{}}}\n", event.payload);
            text.push_str(&line);
        }
        let append = || -> io::Result<()> {
            let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path)?;
            // A line that a crash cut short must not swallow the next one.
            if !ends_with_newline(&self.path)? {
                file.write_all(b"\n")?;
            }
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        append().map_err(|source| self.failed(source))
    }

    /// Everything that waits, oldest first. A line cut short by a crash was never acknowledged and is passed over.
    ///
    /// # Errors
    /// [`SpoolError::File`].
    pub fn read(&self) -> Result<Vec<Incoming>, SpoolError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(self.failed(source)),
        };
        let mut events = Vec::new();
        for line in BufReader::new(file).lines() {
            let line = line.map_err(|source| self.failed(source))?;
            let Ok(line) = serde_json::from_str::<Line>(&line) else { continue };
            let received_at = OffsetDateTime::parse(&line.received_at, &Rfc3339).unwrap_or(OffsetDateTime::UNIX_EPOCH);
            events.extend(Incoming::new(line.event, received_at, line.origin));
        }
        Ok(events)
    }

    /// Forgets everything, after it was stored.
    ///
    /// # Errors
    /// [`SpoolError::File`]; what was stored is recognised by its id when it is read again.
    pub fn clear(&self) -> Result<(), SpoolError> {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.failed(error)),
            _ => Ok(()),
        }
    }

    /// Sets events aside that the store refuses, for a person to look at.
    ///
    /// # Errors
    /// [`SpoolError::File`].
    pub fn set_aside(&self, event: &Incoming) -> Result<(), SpoolError> {
        let aside = Spool { path: self.path.with_file_name("refused.ndjson") };
        aside.add(std::slice::from_ref(event))
    }

    fn failed(&self, source: io::Error) -> SpoolError {
        SpoolError::File { path: self.path.clone(), source }
    }
}

fn ends_with_newline(path: &Path) -> io::Result<bool> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last[0] == b'\n')
}
