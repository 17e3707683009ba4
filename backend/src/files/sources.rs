//! Reads the sources of a frontend: which files of a folder are its code, as git sees the folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};

use super::FilesError;
use crate::finding::SourceFile;

/// Files that hold code of a frontend, by the end of their names.
const ENDINGS: [&str; 11] = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "vue", "svelte", "astro"];
/// Where the code of a frontend usually lies.
const USUAL: [&str; 16] = [
    "src",
    "app",
    "pages",
    "components",
    "composables",
    "hooks",
    "lib",
    "utils",
    "routes",
    "server",
    "frontend",
    "client",
    "web",
    "apps",
    "packages",
    "supabase/functions",
];
/// Folders with what was installed or built, whether or not git ignores them.
const MADE: [&str; 5] = ["node_modules", "dist", "build", "coverage", "bower_components"];
/// Larger files were written by a program.
const LARGEST: u64 = 2 * 1024 * 1024;

/// The usual folders for code that `root` has; `root` itself where it has none.
pub fn usual_sources(root: &Path) -> Vec<PathBuf> {
    let found: Vec<PathBuf> = USUAL.iter().map(|name| root.join(name)).filter(|path| path.is_dir()).collect();
    if found.is_empty() { vec![root.to_owned()] } else { found }
}

/// Reads the code in files and folders, by path and each file once. What git ignores, hides, or a tool made is left out.
///
/// # Errors
/// A path is not there, cannot be read, or is a file of another kind.
pub fn read_sources(paths: &[PathBuf]) -> Result<Vec<Arc<SourceFile>>, FilesError> {
    let mut found = BTreeMap::new();
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|source| open(path, source))?;
        if metadata.is_file() {
            if !is_code(path) {
                let kinds = format!("its name does not end in .{}", ENDINGS.join(", ."));
                return Err(open(path, std::io::Error::new(std::io::ErrorKind::InvalidInput, kinds)));
            }
            add(&mut found, path)?;
            continue;
        }
        for entry in walk(path) {
            let entry = entry.map_err(|error| open(path, std::io::Error::other(error)))?;
            let is_small = entry.metadata().is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
            if is_small && is_code(entry.path()) && !is_made(entry.path()) {
                add(&mut found, entry.path())?;
            }
        }
    }
    Ok(found.into_values().collect())
}

fn walk(root: &Path) -> ignore::Walk {
    let is_written =
        |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(|name| MADE.contains(&name));
    // What a person's own settings ignore would make the answer depend on the machine.
    WalkBuilder::new(root).require_git(false).git_global(false).filter_entry(is_written).build()
}

fn add(found: &mut BTreeMap<String, Arc<SourceFile>>, path: &Path) -> Result<(), FilesError> {
    let bytes = std::fs::read(path).map_err(|source| open(path, source))?;
    let shown = path.strip_prefix(".").unwrap_or(path).to_string_lossy().replace('\\', "/");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    found.entry(shown.clone()).or_insert_with(|| Arc::new(SourceFile { path: shown, text }));
    Ok(())
}

fn is_code(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Minified code and declarations of types hold no requests that a person wrote.
fn is_made(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    [".min.js", ".d.ts", ".d.mts", ".d.cts"].iter().any(|ending| name.ends_with(ending))
}

fn open(path: &Path, source: std::io::Error) -> FilesError {
    FilesError::OpenSource { path: path.to_owned(), source }
}
