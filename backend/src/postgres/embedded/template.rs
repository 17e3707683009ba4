//! The kept result of `initdb` from which throw-away servers are copied.

use std::fs::{self, File, OpenOptions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::binaries::ServerBinaries;
use super::ephemeral::in_background;
use super::error::EmbeddedError;
use super::folder;
use super::initdb::{Durability, InitData, random_password};
use super::place::path_hash;
use super::user::ServerUser;

/// Counted up when `initdb` is given other options, so that older templates are left alone.
const RECIPE: u32 = 1;

/// The template of one version, one set of programs and one superuser.
pub(super) struct Template<'a> {
    pub(super) binaries: &'a ServerBinaries,
    pub(super) superuser: &'a str,
    dir: PathBuf,
}

impl<'a> Template<'a> {
    pub(super) fn new(binaries: &'a ServerBinaries, cache: &Path, superuser: &'a str) -> Self {
        let mut key = binaries.dir.as_os_str().as_bytes().to_vec();
        key.extend_from_slice(format!("\n{superuser}\n{RECIPE}").as_bytes());
        let hash = path_hash(Path::new(std::ffi::OsStr::from_bytes(&key)));
        let name = format!("initdb-{}-{}-{hash}", binaries.major, binaries.version);
        Self { binaries, superuser, dir: cache.join(name) }
    }

    /// Fill a data folder that does not exist, and answer with the superuser's password.
    ///
    /// The password is the template's own, which only we can read: as good as one for each server.
    pub(super) async fn fill(&self, data_dir: &Path, user: ServerUser) -> Result<String, EmbeddedError> {
        if let Some(password) = self.copy_to(data_dir, user).await {
            return Ok(password);
        }
        let password = random_password()?;
        let init = InitData {
            binaries: self.binaries,
            user,
            superuser: self.superuser,
            password: &password,
            durability: Durability::Ephemeral,
        };
        init.run(data_dir).await?;
        self.save(data_dir, &password).await;
        Ok(password)
    }

    /// Forget the template. `false` when there was none, or it cannot be removed.
    pub(super) fn discard(&self) -> bool {
        self.dir.exists() && self.lock().is_some_and(|lock| lock.lock().is_ok() && folder::remove(&self.dir).is_ok())
    }

    /// `None` when there is no template, or it cannot be copied.
    async fn copy_to(&self, data_dir: &Path, user: ServerUser) -> Option<String> {
        let lock = self.lock()?;
        let (from, to) = (self.dir.clone(), data_dir.to_path_buf());
        let copy = move || {
            lock.lock_shared().map_err(|source| EmbeddedError::Lock { path: from.clone(), source: Some(source) })?;
            let password = folder::read_text(&from.join("password"))?;
            folder::copy_tree(&from.join("data"), &to, user).inspect_err(|_| {
                let _left = folder::remove(&to);
            })?;
            Ok(password)
        };
        in_background(copy).await.ok()
    }

    /// Keep a fresh data folder as template. Without one the next start is slower, and that is all.
    async fn save(&self, data_dir: &Path, password: &str) {
        let Some(lock) = self.lock() else { return };
        let (from, to, password) = (data_dir.to_path_buf(), self.dir.clone(), password.to_owned());
        let save = move || {
            let failed = |source| EmbeddedError::Write { path: to.clone(), source };
            lock.lock().map_err(failed)?;
            if to.exists() {
                return Ok(());
            }
            // Not `with_extension`: the version in the name has a dot of its own.
            let mut draft = to.as_os_str().to_owned();
            draft.push(".draft");
            let draft = PathBuf::from(draft);
            folder::remove(&draft)?;
            folder::create(&draft, 0o700)?;
            folder::copy_tree(&from, &draft.join("data"), ServerUser::Ourselves)?;
            folder::write_private(&draft.join("password"), &password)?;
            fs::rename(&draft, &to).map_err(failed)
        };
        let _slower_next_time = in_background(save).await;
    }

    fn lock(&self) -> Option<File> {
        let cache = self.dir.parent()?;
        if !cache.is_dir() {
            folder::create(cache, 0o700).ok()?;
        }
        let mut path = self.dir.as_os_str().to_owned();
        path.push(".lock");
        OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path).ok()
    }
}
