//! Files of a plan: what was shown, in the cache, and its script, where the person wants it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::details::Details;

/// Keeps a plan that was shown.
pub(super) fn keep(cache: &Path, details: &Details) -> io::Result<()> {
    let path = path_of(cache, &details.fingerprint());
    let folder = path.parent().unwrap_or(cache);
    fs::create_dir_all(folder)?;
    let part = folder.join(format!(".{}.part", std::process::id()));
    fs::write(&part, serde_json::to_vec(details).map_err(io::Error::other)?)?;
    fs::rename(&part, &path)
}

/// A plan that was shown on this machine.
pub(super) fn recall(cache: &Path, fingerprint: &str) -> Option<Details> {
    // A fingerprint with anything else in it names no file of ours.
    let is_plain = fingerprint.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let text = fs::read(path_of(cache, fingerprint)).ok().filter(|_| is_plain)?;
    serde_json::from_slice(&text).ok()
}

fn path_of(cache: &Path, fingerprint: &str) -> PathBuf {
    cache.join("plans").join(format!("{fingerprint}.json"))
}

/// Writes a script under a temporary name and renames it. It may hold passwords that stand in the declared files, so
/// nobody else may read it.
///
/// # Errors
/// Whatever the file system answers.
pub fn write_script(path: &Path, text: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = path.with_file_name(format!(".{name}.part"));
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&part, path)
}
