//! Reads the declared files: which phases there are, which files, in which order, in which style; and the sources of a frontend.
//!
//! The only reader of a person's files. Writes nothing.

mod edited;
mod layout;
mod order;
mod phases_toml;
mod sources;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use edited::Edited;
pub use layout::standing;
pub use order::natural_cmp;
pub use sources::{read_sources, usual_sources};

use crate::finding::SourceFile;

/// How the files of a phase are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The files together declare what should exist.
    State,
    /// Each file is a step that runs once, in order.
    History,
}

/// What kind of database the files are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlatformKind {
    /// Supabase: platform roles, schemas and default privileges exist.
    Supabase,
    /// Plain PostgreSQL.
    None,
    /// Found out from the files and the target.
    Auto,
}

/// One declared file.
#[derive(Clone, Debug)]
pub struct DeclaredFile {
    /// Path below the declared folder, with `/`: the file's name in the journal.
    pub key: String,
    /// Text and path as shown.
    pub source: Arc<SourceFile>,
    /// A seed file: demo rows.
    pub is_seed: bool,
}

/// An ordered part of the declared files.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Short name, as `--phase` takes it.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// How its files are meant.
    pub style: Style,
    /// Files in the order in which they run.
    pub files: Vec<DeclaredFile>,
}

/// A file that lies in the folder and is no part of the deploy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Path below the declared folder.
    pub key: String,
    /// Why, in words.
    pub why: &'static str,
}

/// Everything a folder declares.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The folder.
    pub root: PathBuf,
    /// What `phases.toml` says of the platform.
    pub platform: Option<PlatformKind>,
    /// Whether a `phases.toml` is there.
    pub has_phases_file: bool,
    /// Phases in order.
    pub phases: Vec<Phase>,
    /// Files left out.
    pub left_out: Vec<LeftOut>,
}

impl Declared {
    /// A folder without files.
    pub fn nothing(root: &Path) -> Declared {
        Declared {
            root: root.to_owned(),
            platform: None,
            has_phases_file: false,
            phases: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

/// Why the declared files could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The folder is not there.
    #[error("could not open folder \"{}\"", path.display())]
    OpenFolder {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file cannot be read as UTF-8 text.
    #[error("could not read file \"{}\"", path.display())]
    ReadFile {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// `phases.toml` is not what it should be.
    #[error("{path} is not valid: {message}")]
    PhasesFile {
        /// The file as shown.
        path: String,
        /// What is wrong and where.
        message: String,
    },
    /// The code of a frontend is not there or cannot be read.
    #[error("could not read the source \"{}\"", path.display())]
    OpenSource {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// There is nothing to deploy.
    #[error("folder \"{}\" holds no .sql files", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads what `root` declares. Seed files are part of the answer and marked.
pub fn read_declared(root: &Path) -> Result<Declared, FilesError> {
    layout::read(root)
}

/// Reads one text file.
pub fn read_text(path: &Path) -> Result<String, FilesError> {
    std::fs::read_to_string(path).map_err(|source| FilesError::ReadFile { path: path.to_owned(), source })
}

/// The commit the folder's checkout stands at, where it is one.
pub fn git_commit(root: &Path) -> Option<String> {
    let output = std::process::Command::new("git").arg("-C").arg(root).args(["rev-parse", "HEAD"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
