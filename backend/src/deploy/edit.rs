//! Changes one declared file, and only if it is still as it was looked at: written beside it and renamed over it.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::files::{Declared, Edited};

/// A change of one file, made from what the file held when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    path: String,
    before: Option<String>,
    after: Option<String>,
}

/// Why a file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The path is not below the declared folder.
    #[error("\"{path}\" is no file of the declared folder")]
    Outside {
        /// The path.
        path: String,
    },
    /// Somebody changed it since.
    #[error("\"{path}\" was changed since it was looked at")]
    Changed {
        /// The path.
        path: String,
    },
    /// What is to be taken out is not in it, or not once.
    #[error("\"{path}\" does not hold the statement as it was written")]
    NotThere {
        /// The path.
        path: String,
    },
    /// It cannot be read or written.
    #[error("could not {action} \"{path}\"")]
    Io {
        /// What was tried.
        action: &'static str,
        /// The path.
        path: String,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl Edit {
    /// Adds a text after a line, apart from what is there by an empty line. Nothing changes where the file has it already.
    ///
    /// # Errors
    /// [`EditError`].
    pub fn insert(declared: &Declared, path: &str, after_line: usize, text: &str) -> Result<Edit, EditError> {
        within(&declared.root, path)?;
        let before = read(path)?;
        let mut files = declared.phases.iter().flat_map(|phase| &phase.files);
        let known = files.find(|file| file.source.path == path).map(|file| file.source.text.as_str());
        let is_known = match (known, before.as_deref()) {
            // What follows a down mark is not declared.
            (Some(known), Some(held)) => held.starts_with(known),
            (known, held) => known == held,
        };
        if !is_known {
            return Err(EditError::Changed { path: path.to_owned() });
        }
        let held = before.as_deref().unwrap_or_default();
        let after = if held.replace("\r\n", "\n").contains(text.trim()) {
            held.to_owned()
        } else {
            inserted(held, after_line, text)
        };
        Ok(Edit { path: path.to_owned(), before, after: Some(after) })
    }

    /// Takes a text out again, with the empty line before it. A file with nothing else in it goes.
    ///
    /// # Errors
    /// [`EditError`]; a text that is not there exactly once is left.
    pub fn remove(declared: &Declared, path: &str, text: &str) -> Result<Edit, EditError> {
        within(&declared.root, path)?;
        let not_there = || EditError::NotThere { path: path.to_owned() };
        let before = read(path)?.ok_or_else(not_there)?;
        let text = with_endings(text.trim(), &before);
        let mut found = before.match_indices(&text);
        let at = found.next().map(|(at, _)| at).filter(|_| found.next().is_none()).ok_or_else(not_there)?;
        let (head, tail) = (before[..at].trim_end(), before[at + text.len()..].trim_start());
        let end = ending(&before);
        let after = match (head.is_empty(), tail.is_empty()) {
            (true, true) => None,
            (true, false) => Some(tail.to_owned()),
            (false, true) => Some(format!("{head}{end}")),
            (false, false) => Some(format!("{head}{end}{end}{tail}")),
        };
        Ok(Edit { path: path.to_owned(), before: Some(before), after })
    }

    /// The file as it is meant to be, for a plan before it is written.
    pub fn edited(&self) -> Edited {
        Edited { path: self.path.clone(), text: self.after.clone() }
    }

    /// Whether the file has what is meant already.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }

    /// How many lines stand before this text in the file as it was looked at; 0 where it is not in it.
    pub fn lines_before(&self, text: &str) -> usize {
        let held = self.before.as_deref().unwrap_or_default();
        held.find(text.trim()).map_or(0, |at| held[..at].matches('\n').count())
    }

    /// The path as it is shown.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Writes it.
    ///
    /// # Errors
    /// [`EditError::Changed`] where the file is not as it was looked at.
    pub fn write(&self) -> Result<(), EditError> {
        self.exchange(self.before.as_deref(), self.after.as_deref())
    }

    /// Puts the file back as it was.
    ///
    /// # Errors
    /// [`EditError::Changed`] where somebody has changed what was written.
    pub fn put_back(&self) -> Result<(), EditError> {
        self.exchange(self.after.as_deref(), self.before.as_deref())
    }

    fn exchange(&self, from: Option<&str>, to: Option<&str>) -> Result<(), EditError> {
        if from == to {
            return Ok(());
        }
        if read(&self.path)?.as_deref() != from {
            return Err(EditError::Changed { path: self.path.clone() });
        }
        let failed = |source| EditError::Io { action: "write", path: self.path.clone(), source };
        match to {
            Some(text) => replace(Path::new(&self.path), text).map_err(failed),
            None => fs::remove_file(&self.path).map_err(failed),
        }
    }
}

/// A path that climbs out of the folder, or lies elsewhere, is none of ours.
fn within(root: &Path, path: &str) -> Result<(), EditError> {
    let plain = |path: &Path| path.strip_prefix("./").unwrap_or(path).to_owned();
    let below = plain(Path::new(path)).strip_prefix(plain(root)).map(Path::to_owned);
    let is_plain = |below: &PathBuf| below.components().all(|part| matches!(part, Component::Normal(_)));
    let is_sql = Path::new(path).extension().is_some_and(|extension| extension == "sql");
    match below.ok().filter(is_plain).filter(|_| is_sql) {
        Some(_) => Ok(()),
        None => Err(EditError::Outside { path: path.to_owned() }),
    }
}

fn read(path: &str) -> Result<Option<String>, EditError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(EditError::Io { action: "read", path: path.to_owned(), source }),
    }
}

/// A symbolic link stays one: what it points to is replaced. The file keeps its permissions.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let part = real.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = (|| {
        let mut file = fs::File::create(&part)?;
        file.write_all(text.as_bytes())?;
        if let Ok(found) = fs::metadata(&real) {
            file.set_permissions(found.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&part, &real)
    })();
    if written.is_err() {
        // It may not have come into being; the first failure is the one to tell.
        fs::remove_file(&part).ok();
    }
    written
}

fn inserted(held: &str, after_line: usize, text: &str) -> String {
    let end = ending(held);
    let at = held.split_inclusive('\n').take(after_line).map(str::len).sum::<usize>();
    let (head, tail) = (held[..at].trim_end(), held[at..].trim_start_matches(['\r', '\n']));
    let text = with_endings(text.trim(), held);
    let mut whole = String::new();
    if !head.is_empty() {
        whole += &format!("{head}{end}{end}");
    }
    whole += &format!("{text}{end}");
    if !tail.is_empty() {
        whole += &format!("{end}{tail}");
    }
    whole
}

/// How the lines of a file end.
fn ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn with_endings(text: &str, like: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', ending(like))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(held: &str, after_line: usize, expect: &str) {
        assert_eq!(inserted(held, after_line, "-- Why.\nselect 1;\n"), expect);
    }

    #[test]
    fn a_text_is_added_the_way_the_file_is_written() {
        check("", 0, "-- Why.\nselect 1;\n");
        check("select 0;\n", 1, "select 0;\n\n-- Why.\nselect 1;\n");
        check("select 0;", 1, "select 0;\n\n-- Why.\nselect 1;\n");
        check("select 0;\r\n", 1, "select 0;\r\n\r\n-- Why.\r\nselect 1;\r\n");
        check("select 0;\n\n-- migrate:down\n", 1, "select 0;\n\n-- Why.\nselect 1;\n\n-- migrate:down\n");
    }

    #[test]
    fn only_files_below_the_folder_are_ours() {
        let ours = |path: &str| within(Path::new("./deploy"), path).is_ok();
        assert!(ours("deploy/phase1/columns.sql"));
        for path in ["deploy/../x.sql", "/etc/x.sql", "elsewhere/x.sql", "deploy/phases.toml"] {
            assert!(!ours(path), "{path}");
        }
    }
}
