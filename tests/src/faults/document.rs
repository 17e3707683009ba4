//! `docs/faults.md`: what came of every class on every major.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::class::Column;
use super::run::{Cell, Ending};

const HEAD: &str = include_str!("document_head.md");

/// What came of all classes on one major.
#[derive(Debug, Serialize, Deserialize)]
pub struct Run {
    /// The major.
    pub major: u16,
    /// The server's version.
    pub version: String,
    /// In the order of the table.
    pub classes: Vec<Row>,
}

/// What came of a class.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    /// The class's name.
    pub name: String,
    /// In words.
    pub title: String,
    /// By the column's heading; what the class does not have is missing.
    pub cells: BTreeMap<String, Cell>,
    /// Situations that cannot be made on this server, and why.
    pub unmade: Vec<String>,
}

/// Writes the document.
pub fn document(runs: &[Run]) -> String {
    let mut text = format!("{HEAD}\n");
    text += &counts(runs);
    text += "\n## The matrix\n\n| class |";
    for column in Column::ALL {
        write!(text, " {} |", column.title()).expect("a string grows");
    }
    text += "\n| --- |";
    text += &" --- |".repeat(Column::ALL.len());
    text += "\n";
    let rows: Vec<&Row> =
        runs.iter().max_by_key(|run| run.classes.len()).into_iter().flat_map(|run| &run.classes).collect();
    for row in rows {
        write!(text, "| {} |", row.title).expect("a string grows");
        for column in Column::ALL {
            write!(text, " {} |", cell(runs, &row.name, column.title())).expect("a string grows");
        }
        text += "\n";
    }
    text
}

fn counts(runs: &[Run]) -> String {
    let mut text =
        "| server | cells | exit 0 | exit 3 | exit 4 | exit 1 | with both flags: exit 0 | 3 | 4 | 1 | false successes and other wrongs |\n".to_owned();
    text += &format!("|{}\n", " --- |".repeat(11));
    for run in runs {
        let cells: Vec<&Cell> = run.classes.iter().flat_map(|row| row.cells.values()).collect();
        let of = |code: i32| cells.iter().filter(|cell| cell.plain.exit == code).count();
        let flagged =
            |code: i32| cells.iter().filter(|cell| cell.allowed.as_ref().is_some_and(|e| e.exit == code)).count();
        let wrong: usize = cells.iter().map(|cell| cell.wrong.len()).sum();
        let numbers = [cells.len(), of(0), of(3), of(4), of(1), flagged(0), flagged(3), flagged(4), flagged(1), wrong];
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        text += &format!("| PostgreSQL {} | {} |\n", run.version, numbers.join(" | "));
    }
    text
}

/// The same for all majors, or what each says.
fn cell(runs: &[Run], name: &str, column: &str) -> String {
    let mut said: Vec<(String, Vec<u16>)> = Vec::new();
    let mut times: Vec<u64> = Vec::new();
    for run in runs {
        let row = run.classes.iter().find(|row| row.name == name);
        let found = row.and_then(|row| row.cells.get(column));
        let text = found.map_or_else(|| "–".to_owned(), in_words);
        times.extend(found.map(|cell| cell.ms));
        match said.iter_mut().find(|(known, _)| *known == text) {
            Some((_, majors)) => majors.push(run.major),
            None => said.push((text, vec![run.major])),
        }
    }
    times.sort_unstable();
    let time = times.get(times.len() / 2).map_or_else(String::new, |ms| format!(", {ms} ms"));
    let majors = |majors: &[u16]| majors.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let texts: Vec<String> = match said.as_slice() {
        [(text, _)] => vec![text.clone()],
        several => several.iter().map(|(text, of)| format!("{}: {text}", majors(of))).collect(),
    };
    texts.join("; ") + &time
}

fn in_words(cell: &Cell) -> String {
    let ending = |ending: &Ending| format!("{} **{}**", ending.decision, ending.exit);
    let mut text = ending(&cell.plain);
    if let Some(allowed) = &cell.allowed {
        text += &format!(" → {}", ending(allowed));
    }
    for wrong in &cell.wrong {
        text += &format!(" **WRONG: {}**", wrong.replace('|', "/").replace('\n', " "));
    }
    text
}
