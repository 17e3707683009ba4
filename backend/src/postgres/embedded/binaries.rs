//! Finds the programs of a PostgreSQL server.
//!
//! It does not install any, and it does not read the environment: the caller passes `PATH`.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::EmbeddedError;

/// Folders with one sub-folder for each installed major, and where the programs are in it.
const VERSIONED: &[(&str, &str, &str)] = &[
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// Folders that hold the programs directly.
const PLAIN: &[&str] = &["/usr/local/pgsql/bin", "/usr/lib/postgresql/bin", "/usr/libexec/postgresql"];

/// Where the server programs of one version are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerBinaries {
    /// The folder that holds `initdb` and `postgres`.
    pub dir: PathBuf,
    /// The major version.
    pub major: u16,
    /// The whole version as the server says it, like `15.18`.
    pub version: String,
}

impl ServerBinaries {
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The control files of the extensions that can be made, as one text; `None` where they are not found.
    pub fn extensions(&self) -> Option<String> {
        let folder = self.extension_folders().into_iter().find(|folder| folder.is_dir())?;
        let paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
        let mut paths: Vec<PathBuf> =
            paths.filter(|path| path.extension().is_some_and(|end| end == "control")).collect();
        paths.sort();
        let texts = paths.iter().map(|path| Some(format!("{}\n{}\n", path.display(), fs::read_to_string(path).ok()?)));
        texts.collect()
    }

    /// Where packages put them, seen from the programs.
    fn extension_folders(&self) -> [PathBuf; 4] {
        let prefix = self.dir.parent().unwrap_or(&self.dir);
        [
            prefix.join("share/extension"),
            prefix.join("share/postgresql/extension"),
            PathBuf::from(format!("/usr/share/postgresql/{}/extension", self.major)),
            prefix.join(format!("share/postgresql@{}/extension", self.major)),
        ]
    }
}

/// What to look for, and where besides the usual folders.
#[derive(Clone, Debug, Default)]
pub struct BinarySearch {
    /// Look here and nowhere else.
    pub explicit: Option<PathBuf>,
    /// The value of `PATH`.
    pub search_path: Option<OsString>,
    /// The wanted major; the newest is taken when absent.
    pub major: Option<u16>,
}

/// Find the server programs: in the explicit folder, else on `PATH`, else where packages put them.
///
/// A match on `PATH` wins over the usual folders; among these the newest wins.
///
/// # Errors
/// [`EmbeddedError::FindBinaries`] with every folder tried.
pub fn find_binaries(search: &BinarySearch) -> Result<ServerBinaries, EmbeddedError> {
    let mut tried = Vec::new();
    let mut first = |folders: Vec<PathBuf>| {
        folders.into_iter().find_map(|dir| match inspect(&dir) {
            Ok(found) if search.major.is_none_or(|major| major == found.major) => Some(found),
            Ok(found) => {
                tried.push(format!("{}: is version {}", dir.display(), found.version));
                None
            }
            Err(reason) => {
                tried.push(format!("{}: {reason}", dir.display()));
                None
            }
        })
    };
    let found = match &search.explicit {
        Some(dir) => first(vec![dir.clone(), dir.join("bin")]),
        None => first(on_path(search)).or_else(|| first(usual_folders())),
    };
    found.ok_or(EmbeddedError::FindBinaries { major: search.major, tried })
}

/// `PATH` often has links only (`/usr/local/bin/initdb`); the server needs its own folder.
fn on_path(search: &BinarySearch) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for entry in search.search_path.iter().flat_map(std::env::split_paths) {
        let Ok(program) = fs::canonicalize(entry.join("initdb")) else { continue };
        let Some(dir) = program.parent() else { continue };
        if !folders.iter().any(|known| known == dir) {
            folders.push(dir.to_path_buf());
        }
    }
    folders
}

fn usual_folders() -> Vec<PathBuf> {
    let mut found: Vec<(u16, PathBuf)> = Vec::new();
    for (root, prefix, bin) in VERSIONED {
        for entry in fs::read_dir(root).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let major = name.to_str().and_then(|name| name.strip_prefix(prefix)).and_then(|major| major.parse().ok());
            if let Some(major) = major {
                found.push((major, entry.path().join(bin)));
            }
        }
    }
    found.sort_by_key(|(major, _)| Reverse(*major));
    let plain = PLAIN.iter().map(PathBuf::from).filter(|dir| dir.is_dir());
    let mut folders: Vec<PathBuf> = found.into_iter().map(|(_, dir)| dir).chain(plain).collect();
    if folders.is_empty() {
        // An error that lists nothing would not tell where an installation is expected.
        folders.extend(VERSIONED.iter().map(|(root, prefix, bin)| Path::new(root).join(format!("{prefix}17/{bin}"))));
    }
    folders
}

fn inspect(dir: &Path) -> Result<ServerBinaries, String> {
    let postgres = dir.join("postgres");
    for program in [&dir.join("initdb"), &postgres] {
        if !program.is_file() {
            return Err(format!("has no `{}`", program.file_name().unwrap_or_default().display()));
        }
    }
    let output = Command::new(&postgres)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("could not run `postgres`: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (major, version) = parse_version(&text).ok_or_else(|| format!("invalid version \"{}\"", text.trim()))?;
    let dir = fs::canonicalize(dir).map_err(|error| error.to_string())?;
    Ok(ServerBinaries { dir, major, version })
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`, or `18beta2`, or `17devel`.
fn parse_version(text: &str) -> Option<(u16, String)> {
    let version = text.split_once("(PostgreSQL) ")?.1.split_whitespace().next()?;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    let major = version.get(..digits)?.parse().ok()?;
    Some((major, version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(u16, &str)>) {
        assert_eq!(parse_version(text), expect.map(|(major, version)| (major, version.to_owned())));
    }

    #[test]
    fn reads_released_beta_and_foreign_versions() {
        check("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some((15, "15.18")));
        check("postgres (PostgreSQL) 18beta2\n", Some((18, "18beta2")));
        check("postgres (PostgreSQL) 17devel", Some((17, "17devel")));
        check("postgres (EnterpriseDB) 15", None);
        check("", None);
    }
}
