//! The account that runs a server, which PostgreSQL wants to be anything but root.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::EmbeddedError;
use super::folder;

/// Accounts to drop to, the best first.
const CANDIDATES: &[&str] = &["postgres", "_postgres", "daemon", "nobody"];

/// Who runs the server: ourselves, or an unprivileged account when we are root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ServerUser {
    Ourselves,
    Other { uid: u32, gid: u32 },
}

impl ServerUser {
    /// The account for a new server.
    pub(super) fn choose() -> Result<Self, EmbeddedError> {
        if !we_are_root() {
            return Ok(Self::Ourselves);
        }
        let accounts = folder::read_text(Path::new("/etc/passwd"))?;
        CANDIDATES
            .iter()
            .find_map(|name| parse_account(&accounts, name))
            .ok_or_else(|| EmbeddedError::FindUser { tried: CANDIDATES.to_vec() })
    }

    /// The account that owns existing data: PostgreSQL accepts no other.
    pub(super) fn owner_of(data_dir: &Path) -> Option<Self> {
        if !we_are_root() {
            return Some(Self::Ourselves);
        }
        let metadata = fs::metadata(data_dir).ok()?;
        (metadata.uid() != 0).then(|| Self::Other { uid: metadata.uid(), gid: metadata.gid() })
    }

    /// A command that will run as this account.
    pub(super) fn command(self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if let Self::Other { uid, gid } = self {
            // The standard library drops the supplementary groups of root along with these.
            command.uid(uid).gid(gid);
        }
        // PostgreSQL's programs fail in a folder they cannot enter, which ours may be for them.
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Give a file or folder to this account.
    pub(super) fn own(self, path: &Path) -> std::io::Result<()> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { uid, gid } => chown(path, Some(uid), Some(gid)),
        }
    }

    /// Whether the account can enter a folder. Asked of the system, because modes are not all:
    /// access lists and some mounts (FUSE) deny what the mode allows.
    pub(super) fn can_enter(self, dir: &Path) -> bool {
        if self == Self::Ourselves {
            return true;
        }
        let mut command = self.command(Path::new("/bin/sh"));
        command.args(["-c", "cd -- \"$1\"", "sh"]).arg(dir).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}

pub(super) fn our_uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

fn we_are_root() -> bool {
    our_uid() == 0
}

fn parse_account(accounts: &str, name: &str) -> Option<ServerUser> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2).map(str::parse::<u32>);
    match (numbers.next()?, numbers.next()?) {
        (Ok(uid), Ok(gid)) if uid != 0 => Some(ServerUser::Other { uid, gid }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(accounts: &str, expect: Option<(u32, u32)>) {
        let expect = expect.map(|(uid, gid)| ServerUser::Other { uid, gid });
        assert_eq!(parse_account(accounts, "postgres"), expect);
    }

    #[test]
    fn finds_accounts_that_are_not_root() {
        check("root:x:0:0::/root:/bin/sh\npostgres:x:101:104:PG,,,:/var/lib:/bin/sh\n", Some((101, 104)));
        check("postgresql:x:7:7::/:/bin/sh\n", None);
        check("postgres:x:0:0::/:/bin/sh\n", None);
        check("postgres:x\n", None);
    }
}
