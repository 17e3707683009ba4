//! Creates data folders with `initdb`.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::binaries::ServerBinaries;
use super::error::EmbeddedError;
use super::folder;
use super::user::ServerUser;

/// A data folder to be made.
pub(super) struct InitData<'a> {
    pub(super) binaries: &'a ServerBinaries,
    pub(super) user: ServerUser,
    pub(super) superuser: &'a str,
    pub(super) password: &'a str,
    pub(super) durability: Durability,
}

/// Whether the folder is to survive a power failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    Durable,
    Ephemeral,
}

impl InitData<'_> {
    /// Make `data_dir`, which does not exist: beside itself first, so that it is whole or absent.
    pub(super) async fn run(&self, data_dir: &Path) -> Result<(), EmbeddedError> {
        let fresh = data_dir.with_extension("new");
        let password_file = PasswordFile::write(data_dir.with_extension("pw"), self.password, self.user)?;
        let mut result = self.attempt(&fresh, &password_file.path, "C.UTF-8").await;
        if let Err(EmbeddedError::InitData { output, .. }) = &result
            && output.contains("locale")
        {
            // macOS and old systems have no C.UTF-8; plain C sorts the same and knows fewer letters.
            result = self.attempt(&fresh, &password_file.path, "C").await;
        }
        if let Err(error) = result {
            folder::remove(&fresh)?;
            return Err(error);
        }
        std::fs::rename(&fresh, data_dir)
            .map_err(|source| EmbeddedError::Write { path: data_dir.to_path_buf(), source })
    }

    async fn attempt(&self, dir: &Path, password_file: &Path, locale: &str) -> Result<(), EmbeddedError> {
        folder::remove(dir)?;
        folder::create_for(dir, self.user)?;
        let program = self.binaries.program("initdb");
        let mut command = self.user.command(&program);
        // The words we look for in the output are English.
        command.env("LC_ALL", "C").env_remove("PGDATA").stdout(Stdio::piped()).stderr(Stdio::piped());
        command.arg("-D").arg(dir).arg("--pwfile").arg(password_file).args(["-U", self.superuser]);
        command.args(["--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"]);
        command.arg(format!("--locale={locale}"));
        if self.durability == Durability::Ephemeral {
            // Small segments make the copy of a template 15 MB smaller.
            command.args(["--no-sync", "--wal-segsize=1"]);
        }
        let mut command = tokio::process::Command::from(command);
        let output = command.kill_on_drop(true).output().await;
        let output = output.map_err(|source| EmbeddedError::RunProgram { program, source })?;
        if output.status.success() {
            return Ok(());
        }
        let text = [output.stdout, output.stderr].concat();
        Err(EmbeddedError::InitData { path: dir.to_path_buf(), output: folder::last_lines(&text) })
    }
}

/// The password where `initdb`'s account can read it, gone as soon as possible.
struct PasswordFile {
    path: PathBuf,
}

impl PasswordFile {
    fn write(path: PathBuf, password: &str, user: ServerUser) -> Result<Self, EmbeddedError> {
        folder::write_private(&path, password)?;
        let file = Self { path };
        match user.own(&file.path) {
            Ok(()) => Ok(file),
            Err(source) => Err(EmbeddedError::PrepareFolder { path: file.path.clone(), source }),
        }
    }
}

impl Drop for PasswordFile {
    fn drop(&mut self) {
        // Left behind it would still be private, and the next start writes over it.
        let _left = folder::remove(&self.path);
    }
}

/// 256 random bits as 64 letters that need no quoting anywhere.
pub(super) fn random_password() -> Result<String, EmbeddedError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|source| EmbeddedError::MakePassword { source })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
