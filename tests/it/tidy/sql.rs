//! Where SQL is sent, and where its text lies.

use super::none;
use super::rooms::{place, room_of, sources};
use super::rust_text::{Literal, RustText};
use super::tree::files;

/// Calls that send SQL.
const SENDING: [&str; 10] = [
    ".batch_execute(",
    ".simple_query(",
    ".execute(",
    ".query(",
    ".query_one(",
    ".query_opt(",
    ".query_raw(",
    ".prepare(",
    ".copy_in(",
    ".transaction(",
];

/// Rooms that may write: one to a target, one to its store, the others to private servers.
const WRITING: [&str; 4] = ["deploy/", "errors/store/", "shadow/", "postgres/embedded/"];

/// Rooms that send SQL which only reads, or opens and ends transactions.
const READING: [&str; 3] = ["catalog/", "postgres/", "audit/"];

/// First words of commands that change something.
const CHANGES: [&str; 16] = [
    "create", "alter", "drop", "truncate", "grant", "revoke", "insert", "update", "delete", "merge", "comment", "do",
    "call", "copy", "security", "reassign",
];

/// Long SQL that stays in Rust, as `path: reason`.
const LONG_SQL_ALLOWED: [(&str, &str); 0] = [];

#[test]
fn only_some_rooms_send_sql_and_fewer_change_anything() {
    let mut broken = Vec::new();
    for (path, text) in &sources() {
        let lines: Vec<usize> = sending_lines(text).collect();
        if WRITING.iter().any(|room| path.starts_with(room)) || lines.is_empty() {
            continue;
        }
        if !READING.iter().any(|room| path.starts_with(room)) {
            broken.extend(lines.into_iter().map(|line| place(path, line, "sends SQL")));
            continue;
        }
        // A word alone is the name of a column.
        let changes = |literal: &&Literal| {
            CHANGES.contains(&first_word(&literal.text).as_str()) && words(&literal.text).nth(1).is_some()
        };
        let changing = text.literals.iter().filter(changes);
        broken.extend(changing.map(|literal| place(path, literal.line, "changes something")));
    }
    none(
        &broken,
        "only deploy changes a target; errors/store changes its store, shadow and postgres/embedded private servers; catalog, postgres and audit read",
    );
}

#[test]
fn queries_of_reading_rooms_only_read() {
    let mut broken = Vec::new();
    let folders = READING.iter().flat_map(|room| files(&format!("backend/src/{}", room.trim_end_matches('/'))));
    for file in folders.filter(|file| file.path.ends_with(".sql") && !file.path.contains("/embedded/")) {
        let code = without_comments_and_strings(&file.text);
        if !["select", "with"].contains(&first_word(&code).as_str()) {
            broken.push(format!("{}:1: begins with neither `select` nor `with`", file.path));
        }
        for (at, line) in code.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            // Every query has a column of that name.
            let found = words.filter(|word| (CHANGES.contains(word) && *word != "comment") || *word == "into");
            broken.extend(found.map(|word| format!("{}:{}: `{word}`", file.path, at + 1)));
        }
    }
    none(&broken, "a reading room reads");
}

#[test]
fn the_command_line_holds_no_sql() {
    let mut broken = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| room_of(path) == "cli") {
        let is_sql = |literal: &&Literal| {
            let first = first_word(&literal.text);
            let shape = ["select", "with", "begin", "commit", "rollback", "set", "reset"];
            (CHANGES.contains(&first.as_str()) || shape.contains(&first.as_str())) && looks_like_sql(&literal.text)
        };
        broken.extend(text.literals.iter().filter(is_sql).map(|literal| place(path, literal.line, &literal.text)));
        broken.extend(text.lines_naming("tokio_postgres").map(|line| place(path, line, "names the driver")));
    }
    none(&broken, "cli holds no SQL");
}

#[test]
fn sql_longer_than_a_line_lies_in_files_of_its_own() {
    let mut broken = Vec::new();
    for (path, text) in &sources() {
        let is_allowed = LONG_SQL_ALLOWED.iter().any(|(allowed, _)| allowed == path);
        if !["deploy", "shadow", "catalog", "audit"].contains(&room_of(path)) || is_allowed {
            continue;
        }
        let long = text.literals.iter().filter(|literal| {
            literal.text.contains('\n')
                && words(&literal.text).any(|word| ["select", "insert", "update", "create"].contains(&word.as_str()))
        });
        broken.extend(long.map(|literal| place(path, literal.line, "SQL of several lines")));
    }
    none(&broken, "SQL longer than a line lies in a .sql file");
}

fn sending_lines(text: &RustText) -> impl Iterator<Item = usize> + '_ {
    let sends = |line: &str| SENDING.iter().any(|call| line.contains(call));
    text.lines.iter().enumerate().filter(move |(_, line)| sends(line)).map(|(at, _)| at + 1)
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn first_word(text: &str) -> String {
    words(text).next().unwrap_or_default()
}

/// English begins with `update`, `set` or `comment`, too; SQL goes on with another word of SQL.
fn looks_like_sql(text: &str) -> bool {
    let objects =
        ["table", "type", "index", "schema", "role", "view", "function", "from", "into", "on", "set", "transaction"];
    let mut all = words(text);
    let first = all.next().unwrap_or_default();
    let rest: Vec<String> = all.collect();
    (rest.is_empty() && ["begin", "commit", "rollback"].contains(&first.as_str()))
        || rest.iter().any(|word| objects.contains(&word.as_str()))
}

fn without_comments_and_strings(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("--").next().unwrap_or_default());
    let code: Vec<String> = lines.map(|line| line.split('\'').step_by(2).collect::<Vec<_>>().join("''")).collect();
    code.join("\n").to_lowercase()
}
