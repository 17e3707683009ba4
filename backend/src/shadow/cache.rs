//! Files that Wrench keeps for itself in the cache folder, and believes only where nobody else can have written them.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::sql::hex;

const SUFFIX: &str = ".json";
/// How many of one sort are kept: some folders, some branches, some targets.
const KEPT: usize = 24;
/// A file being written for longer was left by somebody who died.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Files of one sort.
#[derive(Clone, Copy, Debug)]
pub struct Drawer<'a> {
    /// The cache folder.
    pub folder: &'a Path,
    /// What their names begin with.
    pub prefix: &'static str,
}

impl Drawer<'_> {
    /// What was kept under a name; nothing where the file is damaged or might be somebody else's.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.path(name);
        let found = fs::symlink_metadata(&path).ok()?;
        // Anybody else's file could make a deploy believe anything.
        let is_ours =
            found.is_file() && found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o077 == 0;
        if !is_ours {
            return None;
        }
        let bytes = fs::read(&path).ok()?;
        let (digest, body) = bytes.split_at_checked(64)?;
        (digest == hex(&Sha256::digest(body)).as_bytes()).then(|| body.to_vec())
    }

    /// Keeps `body` under a name.
    ///
    /// # Errors
    /// Whatever the file system answers. Without a cache everything is slower, and that is all.
    pub fn write(&self, name: &str, body: &[u8]) -> io::Result<()> {
        let path = self.path(name);
        if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let mut part = path.as_os_str().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
            file.write_all(hex(&Sha256::digest(body)).as_bytes())?;
            file.write_all(body)?;
            fs::rename(&part, &path)
        };
        write().inspect_err(|_| {
            let _left = fs::remove_file(&part);
        })?;
        self.forget_old()
    }

    /// Whether something is kept whose name begins so.
    pub fn has(&self, start: &str) -> bool {
        let start = format!("{}{start}", self.prefix);
        let entries = fs::read_dir(self.folder).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(&start))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}{name}{SUFFIX}", self.prefix))
    }

    fn forget_old(&self) -> io::Result<()> {
        let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(self.folder)?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(written) = entry.metadata().and_then(|found| found.modified()).ok() else { continue };
            if name.starts_with(self.prefix) && name.ends_with(SUFFIX) {
                kept.push((written, entry.path()));
            } else if name.starts_with(self.prefix) && written.elapsed().is_ok_and(|age| age > ABANDONED) {
                fs::remove_file(entry.path())?;
            }
        }
        kept.sort();
        let surplus = kept.len().saturating_sub(KEPT);
        kept.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }
}

/// This build. Another one may read catalogs in another way, whatever it calls its version.
pub fn this_program() -> Option<String> {
    let found = fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some(format!("{} {}.{} {}", found.ino(), found.mtime(), found.mtime_nsec(), found.len()))
}

/// A hash over parts that cannot run into each other.
#[derive(Clone, Debug, Default)]
pub struct Key(Sha256);

impl Key {
    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        self.0.update(part.len().to_le_bytes());
        self.0.update(part);
    }

    /// Adds parts of unknown number; none of them is empty.
    pub fn add_all<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        parts.for_each(|part| self.add(part));
        self.add("");
    }

    /// The hash, as a name.
    pub fn name(&self) -> String {
        hex(&self.0.clone().finalize()[..16])
    }
}
