//! What can go wrong around a private server, with what to do about it.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

/// Why a private server is not there. Each variant is the operation that failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmbeddedError {
    /// No folder has `initdb` and `postgres` of a wanted major.
    #[error("could not find the PostgreSQL server programs{}", of_major(*major))]
    FindBinaries {
        /// The wanted major; any would do when absent.
        major: Option<u16>,
        /// Every folder looked at, with what was found there.
        tried: Vec<String>,
    },
    /// We are root and the machine has no other account to run the server.
    #[error("could not find an unprivileged user to run PostgreSQL")]
    FindUser {
        /// The account names looked for.
        tried: Vec<&'static str>,
    },
    /// No folder is both ours and reachable by the account that runs the server.
    #[error("could not find a folder for the server's data")]
    FindPlace {
        /// Every folder tried, with the reason against it.
        tried: Vec<String>,
    },
    /// A folder could not be made, owned or given its mode.
    #[error("could not prepare folder `{}`", path.display())]
    PrepareFolder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A file could not be read.
    #[error("could not read `{}`", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A file could not be written.
    #[error("could not write `{}`", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A file or folder could not be removed.
    #[error("could not remove `{}`", path.display())]
    Remove {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file that serializes starts could not be locked.
    #[error("could not lock `{}`", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// What the system said; absent when another process held it for too long.
        #[source]
        source: Option<io::Error>,
    },
    /// The system gave no random bytes for a password.
    #[error("could not make a random password")]
    MakePassword {
        /// What the system said.
        #[source]
        source: getrandom::Error,
    },
    /// A program could not be started at all.
    #[error("could not run `{}`", program.display())]
    RunProgram {
        /// The program.
        program: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// `initdb` ended without success.
    #[error("could not create the data folder `{}`", path.display())]
    InitData {
        /// The folder it was to fill.
        path: PathBuf,
        /// The last lines it printed.
        output: String,
    },
    /// The data folder was made by another major than the programs at hand.
    #[error("data folder `{}` belongs to PostgreSQL {found}, not {wanted}", path.display())]
    WrongMajor {
        /// The data folder, left as it is.
        path: PathBuf,
        /// The major that made it.
        found: u16,
        /// The major of the programs.
        wanted: u16,
    },
    /// The data are there, the file with their password is not.
    #[error("could not find the password of the private server in `{}`", path.display())]
    FindPassword {
        /// The file that should hold it.
        path: PathBuf,
    },
    /// The server ended while it started.
    #[error("could not start PostgreSQL: it ended with {status}")]
    StartServer {
        /// How it ended.
        status: ExitStatus,
        /// The last lines of its log.
        log: String,
    },
    /// The server neither ended nor became ready.
    #[error("could not start PostgreSQL within {} s", waited.as_secs())]
    AwaitServer {
        /// How long we waited.
        waited: Duration,
        /// The last lines of its log.
        log: String,
    },
    /// The server runs but does not let us in.
    #[error("could not connect to the private server on port {port}")]
    Connect {
        /// Its port on 127.0.0.1.
        port: u16,
        /// What the driver said.
        #[source]
        source: tokio_postgres::Error,
    },
    /// Something else answers where our server should.
    #[error("the server on port {port} is not the private server of `{}`", data_dir.display())]
    WrongServer {
        /// The port on 127.0.0.1.
        port: u16,
        /// The data folder we expected.
        data_dir: PathBuf,
        /// The data folder and cluster name it has.
        found: String,
    },
    /// The server is still there after it was told to go.
    #[error("could not stop the private server with process id {pid}")]
    StopServer {
        /// Its process.
        pid: u32,
        /// How long we waited.
        waited: Duration,
    },
    /// A background task of the runtime ended before its work was done.
    #[error("could not finish work on the private server's files")]
    Background {
        /// What the runtime said.
        #[source]
        source: tokio::task::JoinError,
    },
}

impl EmbeddedError {
    /// The facts behind the message: places tried, the server's last log lines.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::FindBinaries { tried, .. } | Self::FindPlace { tried } => {
                Some(format!("Looked in:\n{}", tried.join("\n")))
            }
            Self::FindUser { tried } => {
                Some(format!("PostgreSQL refuses to run as root. Looked for: {}.", tried.join(", ")))
            }
            Self::InitData { output: text, .. }
            | Self::StartServer { log: text, .. }
            | Self::AwaitServer { log: text, .. } => Some(text.clone()),
            Self::Lock { source: None, .. } => {
                Some("Another process has been starting this server for minutes.".to_owned())
            }
            Self::WrongServer { found, .. } => Some(format!("It is {found}.")),
            _ => None,
        }
    }

    /// What the person can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::FindBinaries { major, .. } => {
                let version = major.map_or_else(String::new, |major| format!("-{major}"));
                format!(
                    "Install the server (Debian: `apt-get install postgresql{version}`, Fedora: \
                     `dnf install postgresql-server`, macOS: `brew install postgresql@{}`), or name \
                     the folder of `initdb` and `postgres`, or give a database URL.",
                    major.unwrap_or(17)
                )
            }
            Self::FindUser { .. } => "Create an account, for example `useradd --system postgres`.".to_owned(),
            Self::WrongMajor { found, path, .. } => format!(
                "Install PostgreSQL {found}, or move `{}` away to start with an empty server. Nothing was changed.",
                path.display()
            ),
            Self::FindPassword { path } => {
                format!("Put `{}` back, or move the data folder away to start with an empty server.", path.display())
            }
            Self::PrepareFolder { source, .. }
            | Self::Write { source, .. }
            | Self::Remove { source, .. }
            | Self::Read { source, .. }
            | Self::Lock { source: Some(source), .. } => return io_hint(source),
            Self::InitData { output: text, .. } | Self::StartServer { log: text, .. } => {
                return log_hint(text);
            }
            _ => return None,
        };
        Some(hint)
    }
}

fn of_major(major: Option<u16>) -> String {
    major.map_or_else(String::new, |major| format!(" of version {major}"))
}

fn io_hint(source: &io::Error) -> Option<String> {
    match source.kind() {
        io::ErrorKind::PermissionDenied => {
            Some("It may belong to another user: an earlier run as root, perhaps.".to_owned())
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("Free some disk space.".to_owned()),
        _ => None,
    }
}

fn log_hint(log: &str) -> Option<String> {
    let known = [
        ("No space left on device", "Free some disk space."),
        ("Permission denied", "Look at the owner and mode of the file the log names."),
        ("has wrong ownership", "The data belong to another user; run Wrench as that user."),
    ];
    let (_, hint) = known.iter().find(|(text, _)| log.contains(text))?;
    Some((*hint).to_owned())
}
