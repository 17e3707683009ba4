//! Who may name whom and what: ARCHITECTURE.md, Invariants.

use std::collections::BTreeSet;

use super::none;
use super::rust_text::RustText;
use super::tree::{File, files};

/// Rooms by floor, the lowest first. A room names rooms of lower floors; a floor's rooms do not name each other.
const FLOORS: [&[&str]; 14] = [
    &["finding"],
    &["files", "sql", "postgres"],
    &["catalog"],
    &["postgrest"],
    &["diagnose", "drift", "heal", "plan"],
    &["infer"],
    &["shadow"],
    &["deploy"],
    &["audit", "report"],
    &["document"],
    &["errors"],
    &["config"],
    &["api"],
    &["cli"],
];

/// The floor whose rooms may name each other: together they decide.
const DECIDING: [&str; 4] = ["diagnose", "drift", "heal", "plan"];

/// Rooms whose answers depend on their inputs alone.
const PURE: [&str; 7] = ["diagnose", "document", "drift", "heal", "infer", "plan", "postgrest"];

/// What would make a decision depend on anything but its inputs.
const IMPURE: [&str; 10] = [
    "tokio",
    "tokio_postgres",
    "crate::postgres",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "Instant",
    "SystemTime",
    "OffsetDateTime",
];

/// Where files are read or written; a name that ends with `/` is a folder. What `wrench docs` writes is its whole purpose.
const FILE_ACCESS: [&str; 8] = [
    "files/",
    "deploy/log.rs",
    "deploy/edit.rs",
    "deploy/preview/keep.rs",
    "shadow/cache.rs",
    "postgres/embedded/",
    "errors/spool.rs",
    "cli/commands/docs/folder.rs",
];

/// Where other programs are started: `git`, the server's own, and the sample app.
const PROCESSES: [&str; 3] = ["files/", "postgres/embedded/", "cli/commands/dev/"];

#[test]
fn arrows_never_point_up() {
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        let Some(floor) = floor_of(room) else { continue };
        for (at, line) in text.lines.iter().enumerate() {
            for named in line.split("crate::").skip(1).map(first_word) {
                let is_lower = floor_of(named).is_some_and(|other| other < floor);
                let decides = DECIDING.contains(&room) && DECIDING.contains(&named);
                if named != room && !is_lower && !decides {
                    broken.push(place(&path, at + 1, &format!("`{room}` names `{named}`")));
                }
            }
            if longest_climb(line) >= depth(&path) {
                broken.push(place(&path, at + 1, "`super` leaves the room; write `crate::`"));
            }
        }
    }
    none(&broken, "a room names only rooms of lower floors");
}

#[test]
fn every_room_has_a_floor() {
    let rooms: BTreeSet<String> = sources().iter().map(|(path, _)| room_of(path).to_owned()).collect();
    let placed: BTreeSet<String> = FLOORS.iter().copied().flatten().map(|room| (*room).to_owned()).collect();
    assert_eq!(rooms, placed);
}

#[test]
fn deciding_rooms_are_pure() {
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| PURE.contains(&room_of(path))) {
        for word in IMPURE {
            // A server's error is a value like any other.
            let lines =
                text.lines_naming(word).filter(|line| !text.lines[line - 1].contains("crate::postgres::PgError"));
            broken.extend(lines.map(|line| place(path, line, &format!("names `{word}`"))));
        }
    }
    none(
        &broken,
        "postgrest, plan, heal, drift, diagnose, infer and document never connect, read files, the clock or the environment",
    );
}

#[test]
fn only_sql_names_the_parser() {
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| room_of(path) != "sql") {
        let lines = text.lines.iter().enumerate().filter(|(_, line)| line.contains("squawk"));
        broken.extend(lines.map(|(at, _)| place(path, at + 1, "names the parser")));
    }
    none(&broken, "only sql/ names the parser");
}

#[test]
fn only_the_room_that_reads_sources_names_its_parser() {
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| !path.starts_with("infer/source/")) {
        let lines = text.lines.iter().enumerate().filter(|(_, line)| line.contains("oxc_"));
        broken.extend(lines.map(|(at, _)| place(path, at + 1, "names the parser of frontend code")));
    }
    none(&broken, "only infer/source/ names oxc");
}

#[test]
fn only_the_output_room_prints() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!", "stdout()", "stderr()", "anstream"];
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| !path.starts_with("cli/output/")) {
        for word in words {
            broken.extend(text.lines_naming(word).map(|line| place(path, line, &format!("`{word}`"))));
        }
    }
    none(&broken, "only cli/output prints");
}

#[test]
fn only_config_reads_the_environment() {
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path != "config.rs") {
        for word in ["env::var", "env::var_os", "env::vars", "env::vars_os", "env::home_dir", "option_env!"] {
            broken.extend(text.lines_naming(word).map(|line| place(path, line, &format!("`{word}`"))));
        }
    }
    none(&broken, "environment variables are read in config.rs");
}

#[test]
fn files_and_programs_are_touched_where_it_is_expected() {
    let mut broken = Vec::new();
    for (words, allowed) in
        [(["std::fs", "tokio::fs"], &FILE_ACCESS[..]), (["std::process", "tokio::process"], &PROCESSES)]
    {
        for (path, text) in sources().iter().filter(|(path, _)| !is_among(path, allowed)) {
            for word in words {
                // An exit code and the own number start nothing.
                let starts = |line: &usize| {
                    ["process::ExitCode", "process::id()"].iter().all(|word| !text.lines[line - 1].contains(word))
                };
                let lines = text.lines_naming(word).filter(starts);
                broken.extend(lines.map(|line| place(path, line, &format!("`{word}`"))));
            }
        }
    }
    none(&broken, "files.rs reads; deploy/log, deploy/edit, shadow/cache and postgres/embedded write");
}

/// The engine's files, by path below backend/src, without the crate's two roots.
pub(super) fn sources() -> Vec<(String, RustText)> {
    let is_source = |file: &File| file.path.ends_with(".rs") && !file.path.ends_with("/tests.rs");
    let roots = ["lib.rs", "main.rs"];
    files("backend/src")
        .into_iter()
        .filter(is_source)
        .filter_map(|file| Some((file.below("backend/src")?.to_owned(), RustText::parse(&file.text))))
        .filter(|(path, _)| !roots.contains(&path.as_str()))
        .collect()
}

/// The room a path below backend/src lies in.
pub(super) fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

pub(super) fn place(path: &str, line: usize, what: &str) -> String {
    format!("backend/src/{path}:{line}: {what}")
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// How often `super` follows on itself.
fn longest_climb(line: &str) -> usize {
    line.split(|c: char| c != ':' && !c.is_alphanumeric() && c != '_')
        .map(|path| path.matches("super::").count())
        .max()
        .unwrap_or(0)
}

/// How many modules lie between a file and the crate's root, itself included.
fn depth(path: &str) -> usize {
    path.split('/').filter(|part| *part != "mod.rs").count()
}

fn is_among(path: &str, allowed: &[&str]) -> bool {
    allowed.iter().any(|name| if name.ends_with('/') { path.starts_with(name) } else { path == *name })
}
