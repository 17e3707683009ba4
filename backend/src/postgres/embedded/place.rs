//! Where the durable server of a checkout keeps its files.
//!
//! Beside the checkout's sources, under `.wrench/`. When we are root the server runs as another
//! account, which may be unable to get there (`/root` is closed); then the data are elsewhere.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::error::EmbeddedError;
use super::folder;
use super::launch::{ServerFiles, socket_dir};
use super::state::data_major;
use super::user::{ServerUser, our_uid};

/// The files of a checkout's durable server.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// `<checkout>/.wrench`: notes, password and log are always here.
    notes: PathBuf,
    pub(super) files: ServerFiles,
    pub(super) user: ServerUser,
    pub(super) cluster_name: String,
}

impl Place {
    /// Find or choose the place, and make its folders.
    pub(super) fn prepare(checkout: &Path) -> Result<Self, EmbeddedError> {
        let checkout = canonical(checkout)?;
        let notes = checkout.join(".wrench");
        create_notes(&notes)?;
        let mut tried = Vec::new();
        let candidates = candidates(&checkout);
        let (home, user) = match first_with_data(&candidates, &notes)? {
            Some(found) => found,
            None => {
                let user = ServerUser::choose()?;
                let usable = candidates.into_iter().find(|home| is_usable(home, (&notes, user), &mut tried));
                (usable.ok_or(EmbeddedError::FindPlace { tried })?, user)
            }
        };
        let short_name = format!("wrench-{}-{}", our_uid(), path_hash(&checkout));
        let socket_dir = socket_dir(&home, &short_name);
        if socket_dir.parent() != Some(home.as_path()) {
            claim_shared(&socket_dir, user)?;
        }
        let files = ServerFiles { data_dir: home.join("data"), socket_dir, log: notes.join("postgres.log") };
        Ok(Self { files, user, cluster_name: format!("wrench-{}", path_hash(&checkout)), notes })
    }

    pub(super) fn lock_file(&self) -> PathBuf {
        self.notes.join("start.lock")
    }

    pub(super) fn password_file(&self) -> PathBuf {
        self.notes.join("password")
    }

    pub(super) fn note_file(&self) -> PathBuf {
        self.notes.join("server.json")
    }
}

/// The major of the data a checkout has, wherever they are; nothing is made or changed.
pub(super) fn existing_major(checkout: &Path) -> Result<Option<u16>, EmbeddedError> {
    let checkout = canonical(checkout)?;
    let notes = checkout.join(".wrench");
    match first_with_data(&candidates(&checkout), &notes)? {
        Some((home, _)) => data_major(&home.join("data")),
        None => Ok(None),
    }
}

fn canonical(checkout: &Path) -> Result<PathBuf, EmbeddedError> {
    fs::canonicalize(checkout).map_err(|source| EmbeddedError::Read { path: checkout.to_path_buf(), source })
}

/// The folder in the checkout, and the ignore file that keeps its password out of commits.
fn create_notes(notes: &Path) -> Result<(), EmbeddedError> {
    // Another account has to pass through to the data; it cannot list the folder or read our files.
    let mode = if our_uid() == 0 { 0o711 } else { 0o700 };
    folder::create(notes, mode)?;
    let ignore = notes.join(".gitignore");
    if ignore.exists() { Ok(()) } else { folder::write_private(&ignore, "*\n") }
}

/// Every place the data may be, the best first. They follow from the path of the checkout alone:
/// a copied checkout must not lead to the data of the original.
fn candidates(checkout: &Path) -> Vec<PathBuf> {
    let mut candidates = vec![checkout.join(".wrench")];
    if our_uid() == 0 {
        // Preferred to /var/tmp, which some systems clean of files unused for 30 days.
        candidates.push(Path::new("/var/lib/wrench").join(path_hash(checkout)));
    }
    candidates.push(PathBuf::from(format!("/var/tmp/wrench-{}-{}", our_uid(), path_hash(checkout))));
    candidates
}

fn first_with_data(candidates: &[PathBuf], notes: &Path) -> Result<Option<(PathBuf, ServerUser)>, EmbeddedError> {
    for home in candidates {
        let data_dir = home.join("data");
        // Outside the checkout anybody could have put a folder there first.
        let trusted = home == notes || folder::is_ours(home);
        if trusted
            && data_major(&data_dir)?.is_some()
            && let Some(user) = ServerUser::owner_of(&data_dir)
        {
            return Ok(Some((home.clone(), user)));
        }
    }
    Ok(None)
}

fn is_usable(home: &Path, (notes, user): (&Path, ServerUser), tried: &mut Vec<String>) -> bool {
    let reason = match folder::create(home, if user == ServerUser::Ourselves { 0o700 } else { 0o711 }) {
        Err(error) => format!("{error}"),
        Ok(()) if home != notes && !folder::is_ours(home) => "belongs to somebody else".to_owned(),
        Ok(()) if !keeps_modes(home) => "is on a file system without permissions".to_owned(),
        Ok(()) if !user.can_enter(home) => "the account that runs the server cannot get there".to_owned(),
        Ok(()) => return true,
    };
    tried.push(format!("{}: {reason}", home.display()));
    false
}

/// Windows drives under WSL and FAT ignore modes, and PostgreSQL refuses open data folders.
fn keeps_modes(dir: &Path) -> bool {
    fs::metadata(dir).is_ok_and(|metadata| metadata.mode() & 0o066 == 0)
}

/// A folder under `/tmp` with a name that can be guessed must not be somebody's trap.
fn claim_shared(dir: &Path, user: ServerUser) -> Result<(), EmbeddedError> {
    let owner = match user {
        ServerUser::Ourselves => our_uid(),
        ServerUser::Other { uid, .. } => uid,
    };
    match fs::symlink_metadata(dir) {
        Ok(found) if found.is_dir() && found.uid() == owner => Ok(()),
        Ok(_) => Err(EmbeddedError::PrepareFolder {
            path: dir.to_path_buf(),
            source: std::io::ErrorKind::PermissionDenied.into(),
        }),
        Err(_) => folder::create_for(dir, user),
    }
}

/// FNV-1a, because the name must stay the same across versions of Rust and of Wrench.
pub(super) fn path_hash(path: &Path) -> String {
    let bytes = path.as_os_str().as_bytes().iter();
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_the_published_fnv_1a() {
        assert_eq!(path_hash(Path::new("")), "cbf29ce484222325");
        assert_eq!(path_hash(Path::new("foobar")), "85944171f73967e8");
    }

    #[test]
    fn long_paths_get_a_short_socket_folder() {
        let long = PathBuf::from(format!("/{}", "x".repeat(90)));
        assert_eq!(socket_dir(&long, "wrench-0-a"), Path::new("/tmp/wrench-0-a"));
        assert_eq!(socket_dir(Path::new("/a"), "wrench-0-a"), Path::new("/a/socket"));
    }
}
