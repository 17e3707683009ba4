//! The folder of the documents. What is not ours in it stays as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::exit_code::ExitCode;
use crate::cli::output::{FileState, State};
use crate::document::{DocumentFile, is_marked};
use crate::finding::Finding;

/// Why the documents could not be written or compared.
#[derive(Debug, thiserror::Error)]
pub(super) enum FolderError {
    /// A file could not be read or written.
    #[error("could not use \"{}\"", path.display())]
    Use {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file of that name is somebody else's.
    #[error("\"{}\" was not written by `wrench docs`", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
}

impl FolderError {
    pub(super) fn finding(&self, out: &Path) -> Finding {
        match self {
            FolderError::Use { source, .. } => Finding::error("documents", self.to_string())
                .with_detail(format!("{source}."))
                .with_hint(format!("Make folder \"{}\" writable, or choose another with `--out`.", out.display())),
            FolderError::NotOurs { .. } => Finding::error("not-ours", self.to_string())
                .with_detail("It would be replaced, and what a person wrote would be lost.")
                .with_hint("Move it away, or choose another folder with `--out`."),
        }
    }

    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            FolderError::Use { .. } => ExitCode::Failed,
            FolderError::NotOurs { .. } => ExitCode::Refused,
        }
    }
}

/// How the files of the folder stand to what they would be. Changes nothing.
pub(super) fn compare(out: &Path, files: &[DocumentFile]) -> Result<Vec<FileState>, FolderError> {
    let state = |file: &DocumentFile| {
        let state = match read(&out.join(&file.name))? {
            None => State::Missing,
            Some(text) if text == file.text.as_bytes() => State::Same,
            Some(_) => State::Changed,
        };
        Ok(FileState { name: file.name.clone(), state })
    };
    let mut states: Vec<FileState> = files.iter().map(state).collect::<Result<_, FolderError>>()?;
    let obsolete = obsolete(out, files)?;
    states.extend(obsolete.into_iter().map(|name| FileState { name, state: State::Obsolete }));
    Ok(states)
}

/// Makes the folder what it should be. A file that a person wrote stops it before anything is written.
pub(super) fn write(out: &Path, files: &[DocumentFile]) -> Result<Vec<FileState>, FolderError> {
    let states = compare(out, files)?;
    for file in files {
        let path = out.join(&file.name);
        if read(&path)?.is_some_and(|text| !is_marked(&String::from_utf8_lossy(&text))) {
            return Err(FolderError::NotOurs { path });
        }
    }
    fs::create_dir_all(out).map_err(|source| FolderError::Use { path: out.to_owned(), source })?;
    for change in states.iter().filter(|one| one.state != State::Same) {
        let path = out.join(&change.name);
        let done = match files.iter().find(|file| file.name == change.name) {
            Some(file) => fs::write(&path, &file.text),
            None => fs::remove_file(&path),
        };
        done.map_err(|source| FolderError::Use { path, source })?;
    }
    Ok(states)
}

/// Files that we wrote and would write no more.
fn obsolete(out: &Path, files: &[DocumentFile]) -> Result<Vec<String>, FolderError> {
    let failed = |source| FolderError::Use { path: out.to_owned(), source };
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_kind = [".md", ".html"].iter().any(|kind| name.ends_with(kind));
        let is_file = entry.file_type().map_err(failed)?.is_file();
        if !is_kind || !is_file || files.iter().any(|file| file.name == name) {
            continue;
        }
        if read(&entry.path())?.is_some_and(|text| is_marked(&String::from_utf8_lossy(&text))) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, FolderError> {
    match fs::read(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(FolderError::Use { path: path.to_owned(), source }),
    }
}
