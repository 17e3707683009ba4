//! The project's files.

use std::path::{Path, PathBuf};

/// Folders that builds, runs and editors fill.
const NOT_OURS: [&str; 9] = [".git", ".wrench", "bin", "dist", "logs", "node_modules", "output", "target", ".vscode"];

/// A text file with its path below the project's folder.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// The path below `folder`, if it lies there.
    pub(super) fn below(&self, folder: &str) -> Option<&str> {
        self.path.strip_prefix(folder)?.strip_prefix('/')
    }
}

/// The project's folder.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the project").to_owned()
}

/// One file's text.
pub(super) fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All text files below a folder, by path. An empty name is the whole project.
pub(super) fn files(folder: &str) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing lies in {folder}");
    found
}

/// Names of the folders directly in a folder.
pub(super) fn folders(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = entries(&root().join(folder))
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| name(&path))
        .filter(|name| !name.starts_with('.') && !["bin", "dist", "target", "node_modules"].contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

fn collect(folder: &Path, found: &mut Vec<File>) {
    for path in entries(folder) {
        if path.is_dir() {
            if !NOT_OURS.contains(&name(&path).as_str()) {
                collect(&path, found);
            }
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let below = path.strip_prefix(root()).expect("it was found there");
            found.push(File { path: below.to_string_lossy().replace('\\', "/"), text });
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("a folder can be read").path()).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
