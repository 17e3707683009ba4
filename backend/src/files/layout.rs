//! Which layout a folder has: phases.toml, `phase*` folders, plain files, or one folder a migration.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::order::natural_cmp;
use super::phases_toml::{self, StyleWord};
use super::{Declared, DeclaredFile, FilesError, LeftOut, Phase, Style, read_text};
use crate::finding::SourceFile;

/// Order of the known files of a phase; others follow by name.
const KNOWN: [&str; 12] = [
    "extensions",
    "enums",
    "tables",
    "columns",
    "constraints",
    "indexes",
    "functions",
    "triggers",
    "views",
    "policies",
    "grants",
    "data",
];

/// Name of the phase of a folder that has no phases. Not the folder's: a moved checkout keeps its journal.
const SINGLE: &str = "main";

/// Lines after which a migration file holds its way back.
const DOWN_MARKS: [&str; 2] = ["-- migrate:down", "-- +goose down"];

pub(super) fn read(root: &Path) -> Result<Declared, FilesError> {
    let entries = list(root)?;
    let mut declared = Declared {
        root: root.to_owned(),
        platform: None,
        has_phases_file: false,
        phases: Vec::new(),
        left_out: Vec::new(),
    };
    let phases_file = root.join("phases.toml");
    let folders: Vec<&Entry> = entries.iter().filter(|entry| entry.is_dir).collect();
    let phase_folders: Vec<&&Entry> = folders.iter().filter(|entry| entry.name.starts_with("phase")).collect();
    let has_files = entries.iter().any(|entry| !entry.is_dir && entry.name.ends_with(".sql"));
    if phases_file.is_file() {
        read_phases_file(&phases_file, &mut declared)?;
    } else if !phase_folders.is_empty() {
        for folder in phase_folders {
            let phase = read_phase(root, &folder.name, &mut declared.left_out)?;
            declared.phases.push(phase);
        }
    } else if has_files {
        let phase = read_phase(root, "", &mut declared.left_out)?;
        declared.phases.push(phase);
    } else {
        let phase = read_folders(root, &folders, &mut declared.left_out)?;
        declared.phases.push(phase);
    }
    if declared.phases.iter().all(|phase| phase.files.is_empty()) {
        return Err(FilesError::Empty { path: root.to_owned() });
    }
    Ok(declared)
}

fn read_phases_file(path: &Path, declared: &mut Declared) -> Result<(), FilesError> {
    let file = phases_toml::read(path)?;
    declared.has_phases_file = true;
    declared.platform = file.platform.map(|platform| platform.kind);
    for entry in file.phase {
        let folder = entry.dir.unwrap_or_else(|| entry.name.clone());
        let mut phase = read_phase(&declared.root, &folder, &mut declared.left_out)?;
        phase.title = entry.title.unwrap_or_else(|| entry.name.clone());
        phase.name = entry.name;
        phase.style = match entry.style {
            Some(StyleWord::State) => Style::State,
            Some(StyleWord::History) => Style::History,
            None => phase.style,
        };
        declared.phases.push(phase);
    }
    Ok(())
}

/// The files of one folder as a phase; an empty folder name is the root itself.
fn read_phase(root: &Path, folder: &str, left_out: &mut Vec<LeftOut>) -> Result<Phase, FilesError> {
    let path = if folder.is_empty() { root.to_owned() } else { root.join(folder) };
    let mut names: Vec<String> = list(&path)?
        .into_iter()
        .filter(|entry| !entry.is_dir && entry.name.ends_with(".sql"))
        .map(|entry| entry.name)
        .collect();
    names.sort_by(|a, b| standing(a, b));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut files = Vec::new();
    for name in names {
        let key = format!("{prefix}{name}");
        match why_left_out(&name) {
            Some(why) => left_out.push(LeftOut { key, why }),
            None => files.push(read_file(&path.join(&name), key, left_out)?),
        }
    }
    let style = style_of(files.iter().filter(|file| !file.is_seed).map(|file| base_name(&file.key)));
    if folder.is_empty() {
        return Ok(Phase { name: SINGLE.to_owned(), title: folder_name(root), style, files });
    }
    Ok(Phase { name: folder.to_owned(), title: folder.to_owned(), style, files })
}

/// One folder a step, as Prisma lays migrations out.
fn read_folders(root: &Path, folders: &[&Entry], left_out: &mut Vec<LeftOut>) -> Result<Phase, FilesError> {
    let mut folders: Vec<&str> = folders.iter().map(|entry| entry.name.as_str()).collect();
    folders.sort_by(|a, b| natural_cmp(a, b));
    let style = style_of(folders.iter().copied());
    let mut files = Vec::new();
    for folder in folders {
        files.extend(read_phase(root, folder, left_out)?.files);
    }
    Ok(Phase { name: SINGLE.to_owned(), title: folder_name(root), style, files })
}

fn read_file(path: &Path, key: String, left_out: &mut Vec<LeftOut>) -> Result<DeclaredFile, FilesError> {
    let mut text = read_text(path)?;
    let mut offset = 0;
    let down = text.split_inclusive('\n').find_map(|line| {
        let start = offset;
        offset += line.len();
        let line = line.trim().to_lowercase();
        DOWN_MARKS.iter().any(|mark| line.starts_with(mark)).then_some(start)
    });
    if let Some(start) = down {
        text.truncate(start);
        left_out.push(LeftOut { key: key.clone(), why: "what follows its down mark is the way back" });
    }
    let shown = path.strip_prefix("./").unwrap_or(path).display().to_string();
    let is_seed = base_name(&key) == "seed.sql";
    Ok(DeclaredFile { key, source: Arc::new(SourceFile { path: shown, text }), is_seed })
}

fn why_left_out(name: &str) -> Option<&'static str> {
    let undo = name.starts_with('U') && name.contains("__");
    if name.ends_with(".down.sql") || name.ends_with(".undo.sql") || undo {
        Some("it is the way back of another file")
    } else if name.ends_with(".verify.sql") {
        Some("it checks and deploys nothing")
    } else {
        None
    }
}

fn style_of<'a>(names: impl Iterator<Item = &'a str>) -> Style {
    let mut names = names.peekable();
    let numbered = |name: &str| {
        let name = name.strip_prefix('V').unwrap_or(name);
        name.starts_with(|c: char| c.is_ascii_digit())
    };
    if names.peek().is_some() && names.all(numbered) { Style::History } else { Style::State }
}

/// Which of two files of a folder runs first.
pub fn standing(one: &str, other: &str) -> std::cmp::Ordering {
    let (one, other) = (base_name(one), base_name(other));
    rank(one).cmp(&rank(other)).then_with(|| natural_cmp(one, other))
}

fn rank(name: &str) -> usize {
    let stem = name.trim_end_matches(".sql");
    if stem == "seed" {
        return KNOWN.len() + 1;
    }
    KNOWN.iter().position(|known| *known == stem).unwrap_or(KNOWN.len())
}

fn base_name(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

fn folder_name(root: &Path) -> String {
    let full = std::path::absolute(root).unwrap_or_else(|_| PathBuf::from(root));
    full.file_name().map_or_else(|| "files".to_owned(), |name| name.to_string_lossy().into_owned())
}

struct Entry {
    name: String,
    is_dir: bool,
}

fn list(path: &Path) -> Result<Vec<Entry>, FilesError> {
    let open = |source| FilesError::OpenFolder { path: path.to_owned(), source };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(path).map_err(open)? {
        let entry = entry.map_err(open)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let hidden = name.starts_with('.') || name == "node_modules";
        if !hidden {
            entries.push(Entry { name, is_dir: entry.path().is_dir() });
        }
    }
    entries.sort_by(|a, b| natural_cmp(&a.name, &b.name));
    Ok(entries)
}
