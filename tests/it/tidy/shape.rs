//! The shape of files.

use super::none;
use super::tree::{File, files};

const LONGEST: usize = 320;

/// Longer files, each with the reason.
const LONG_ALLOWED: [(&str, &str); 0] = [];

/// Kinds of text files that people edit.
const TEXT: [&str; 13] =
    [".rs", ".sql", ".toml", ".md", ".yml", ".json", ".css", ".js", ".mjs", ".html", ".env", "Makefile", ".py"];

#[test]
fn files_fit_on_a_few_screens() {
    let code = ["backend/src", "frontend", "tests/src", "tests/it", "tests/e2e", "scripts"];
    let kinds = [".rs", ".sql", ".css", ".js", ".mjs"];
    let is_code = |file: &File| kinds.iter().any(|kind| file.path.ends_with(kind)) || file.path.starts_with("scripts/");
    let mut broken = Vec::new();
    for file in code.iter().flat_map(|folder| files(folder)).filter(is_code) {
        let lines = file.text.lines().count();
        let is_allowed = LONG_ALLOWED.iter().any(|(allowed, _)| *allowed == file.path);
        if lines > LONGEST && !is_allowed {
            broken.push(format!("{}:{lines}: {} lines more than {LONGEST}", file.path, lines - LONGEST));
        }
    }
    none(&broken, "a file is read in one go");
}

#[test]
fn lines_end_without_white_space_and_files_with_a_line_end() {
    let is_text = |file: &&File| {
        let kind = TEXT.iter().any(|kind| file.path.ends_with(kind)) || file.path.starts_with("scripts/");
        kind && !file.path.ends_with("package-lock.json")
    };
    let mut broken = Vec::new();
    for file in files("").iter().filter(is_text) {
        let blank_end = |line: &str| line.ends_with([' ', '\t', '\r']);
        let lines = file.text.split('\n').enumerate().filter(|(_, line)| blank_end(line));
        broken.extend(lines.map(|(at, _)| format!("{}:{}: white space at the end", file.path, at + 1)));
        if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
            broken.push(format!(
                "{}:{}: ends without, or with more than one line end",
                file.path,
                file.text.lines().count()
            ));
        }
    }
    none(&broken, "no white space that nobody sees");
}

#[test]
fn every_file_of_the_engine_says_what_it_is_for() {
    let files = files("backend/src");
    let silent = files.iter().filter(|file| file.path.ends_with(".rs") && !file.text.starts_with("//! "));
    let broken: Vec<String> = silent.map(|file| format!("{}:1: begins without `//!`", file.path)).collect();
    none(&broken, "the first line says what a file is for");
}

#[test]
fn modules_with_folders_have_their_door_plate_inside() {
    let files = files("backend/src");
    let beside = files.iter().filter(|file| {
        let folder = file.path.trim_end_matches(".rs");
        file.path.ends_with(".rs") && files.iter().any(|other| other.below(folder).is_some())
    });
    let broken: Vec<String> =
        beside.map(|file| format!("{}:1: has a folder; move it to mod.rs there", file.path)).collect();
    none(&broken, "a room's door plate is its mod.rs");
}
