//! Private folders and files: made with their mode, written whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::error::EmbeddedError;
use super::user::{ServerUser, our_uid};

/// How much of a log's end is worth showing.
const TAIL_LINES: usize = 12;

/// Make a folder, with its parents, unless it is there.
pub(super) fn create(dir: &Path, mode: u32) -> Result<(), EmbeddedError> {
    let made = DirBuilder::new().recursive(true).mode(mode).create(dir);
    made.and_then(|()| fs::set_permissions(dir, fs::Permissions::from_mode(mode)))
        .map_err(|source| EmbeddedError::PrepareFolder { path: dir.to_path_buf(), source })
}

/// Make an empty folder that only `user` can look into.
pub(super) fn create_for(dir: &Path, user: ServerUser) -> Result<(), EmbeddedError> {
    create(dir, 0o700)?;
    user.own(dir).map_err(|source| EmbeddedError::PrepareFolder { path: dir.to_path_buf(), source })
}

/// Whether a folder in a place all users share is ours alone to change, and no link to elsewhere.
pub(super) fn is_ours(dir: &Path) -> bool {
    fs::symlink_metadata(dir).is_ok_and(|found| found.is_dir() && found.uid() == our_uid() && found.mode() & 0o022 == 0)
}

pub(super) fn read_text(path: &Path) -> Result<String, EmbeddedError> {
    let bytes = fs::read(path).map_err(|source| EmbeddedError::Read { path: path.to_path_buf(), source })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Write a file that only we can read, by renaming, so that a reader never sees half of it.
pub(super) fn write_private(path: &Path, text: &str) -> Result<(), EmbeddedError> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".tmp");
    let fresh = Path::new(&fresh);
    let write = || {
        remove_if_present(fresh)?;
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(fresh, path)
    };
    write().map_err(|source| EmbeddedError::Write { path: path.to_path_buf(), source })
}

/// Remove a file or a whole folder; absent is fine.
pub(super) fn remove(path: &Path) -> Result<(), EmbeddedError> {
    remove_if_present(path).map_err(|source| EmbeddedError::Remove { path: path.to_path_buf(), source })
}

fn remove_if_present(path: &Path) -> io::Result<()> {
    let is_dir = match fs::symlink_metadata(path) {
        Ok(found) => found.is_dir(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if is_dir { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Bytes of the files below a folder; what vanishes meanwhile counts nothing.
pub(super) fn bytes_below(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| Some((entry.path(), fs::symlink_metadata(entry.path()).ok()?)))
        .map(|(path, found)| if found.is_dir() { bytes_below(&path) } else { found.blocks().saturating_mul(512) })
        .sum()
}

/// Copy a tree of small files for `user`, private to it.
pub(super) fn copy_tree(from: &Path, to: &Path, user: ServerUser) -> Result<(), EmbeddedError> {
    copy_folder(from, to, user).map_err(|source| EmbeddedError::Write { path: to.to_path_buf(), source })
}

fn copy_folder(from: &Path, to: &Path, user: ServerUser) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(to)?;
    user.own(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target, user)?;
        } else {
            copy_file(&entry.path(), &target)?;
            user.own(&target)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let bytes = fs::read(from)?;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?.write_all(&bytes)
}

/// Open a log for appending; a server that outlives us writes to it on its own.
pub(super) fn open_log(path: &Path) -> Result<File, EmbeddedError> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(|source| EmbeddedError::Write { path: path.to_path_buf(), source })
}

/// The last lines of a log, none of them before `start`.
pub(super) fn log_tail(path: &Path, start: u64) -> String {
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let long_ago = file.metadata()?.len().saturating_sub(64 * 1024);
        file.seek(SeekFrom::Start(start.max(long_ago)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    last_lines(&read().unwrap_or_default())
}

pub(super) fn last_lines(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}
