//! Remembers what files declared, so that a deploy without changes starts no server.
//!
//! A memory is used only where everything the answer depends on is the same; whatever is wrong with its file makes the
//! files be elaborated again, and that is all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::elaborate::copied_defaults;
use super::kept::{from_bytes, to_bytes};
use super::spec::{Elaboration, ShadowSpec};
use crate::plan::DeclaredStatement;
use crate::sql::hex;

const PREFIX: &str = "declared-";
const SUFFIX: &str = ".json";
/// How many are kept: some folders, some branches, some targets.
const KEPT: usize = 24;
/// A file being written for longer was left by somebody who died.
const ABANDONED: Duration = Duration::from_secs(3600);

/// What was remembered of exactly these files on a shadow exactly like this one.
pub fn remembered(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Option<Elaboration> {
    let path = path(spec, statements)?;
    let found = fs::symlink_metadata(&path).ok()?;
    // Anybody else's file could make a deploy believe anything.
    let is_ours = found.is_file() && found.uid() == rustix::process::geteuid().as_raw() && found.mode() & 0o077 == 0;
    if !is_ours {
        return None;
    }
    let bytes = fs::read(&path).ok()?;
    let (digest, body) = bytes.split_at_checked(64)?;
    if digest != hex(&Sha256::digest(body)).as_bytes() {
        return None;
    }
    from_bytes(body)
}

/// Remembers an elaboration. A cache that cannot be written makes the next deploy slower, and that is all.
pub(super) fn remember(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement], elaboration: &Elaboration) {
    let (Some(path), Some(body)) = (path(spec, statements), to_bytes(elaboration)) else { return };
    let _slower_next_time = write(&path, &body).and_then(|()| forget_old(spec.cache));
}

fn write(path: &Path, body: &[u8]) -> io::Result<()> {
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
        fs::rename(&part, path)
    };
    write().inspect_err(|_| {
        let _left = fs::remove_file(&part);
    })
}

fn forget_old(folder: &Path) -> io::Result<()> {
    let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(written) = entry.metadata().and_then(|found| found.modified()).ok() else { continue };
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            kept.push((written, entry.path()));
        } else if name.starts_with(PREFIX) && written.elapsed().is_ok_and(|age| age > ABANDONED) {
            fs::remove_file(entry.path())?;
        }
    }
    kept.sort();
    let surplus = kept.len().saturating_sub(KEPT);
    kept.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
}

/// `None` where something the answer depends on is not known.
fn path(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Option<PathBuf> {
    // What each file leaves is asked for once, to find out where a database stands.
    if !spec.checkpoints.is_empty() {
        return None;
    }
    let mut key = Key(Sha256::new());
    key.add(&this_program()?);
    let binaries = spec.binaries;
    key.add(&binaries.dir.to_string_lossy());
    key.add(&binaries.version);
    key.add(&binaries.extensions()?);
    for part in [spec.superuser, spec.deployer, spec.search_path, spec.baseline.unwrap_or_default()] {
        key.add(part);
    }
    let mut roles: Vec<&String> = spec.roles.iter().collect();
    roles.sort();
    key.add_all(roles.into_iter().map(String::as_str));
    for id in copied_defaults(spec) {
        key.add(&id.path());
        key.add_all(spec.have.get(&id).into_iter().flat_map(|object| object.acl.iter().map(String::as_str)));
    }
    key.add("files");
    for declared in statements {
        key.add(&declared.statement.hash);
        key.add(if declared.ends_file { "end" } else { "" });
    }
    Some(spec.cache.join(format!("{PREFIX}{}{SUFFIX}", hex(&key.0.finalize()[..16]))))
}

/// Another build may read catalogs in another way, whatever it calls its version.
fn this_program() -> Option<String> {
    let found = fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some(format!("{} {}.{} {}", found.ino(), found.mtime(), found.mtime_nsec(), found.len()))
}

struct Key(Sha256);

impl Key {
    /// Parts cannot run into each other.
    fn add(&mut self, part: &str) {
        self.0.update(part.len().to_le_bytes());
        self.0.update(part);
    }

    fn add_all<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        parts.for_each(|part| self.add(part));
        self.add("");
    }
}
