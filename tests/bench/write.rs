//! The tables on the terminal and in docs/bench.md.

use std::path::Path;
use std::process::ExitCode;

use wrench_tests::say;

use super::Table;

/// Prints a table as Markdown.
#[expect(clippy::print_stdout, reason = "this is what was asked for")]
pub(crate) fn print(table: &Table) {
    println!("{}", markdown(table));
}

/// Puts the tables into their places, each between two marks.
pub(crate) fn into_file(file: &Path, tables: &[Table]) -> ExitCode {
    let mut text = std::fs::read_to_string(file).expect("the document can be read");
    for table in tables {
        let (start, end) = (format!("<!-- {} -->\n", table.name), format!("<!-- end of {} -->", table.name));
        let Some((before, rest)) = text.split_once(&start) else {
            say(&format!("bench: {} has no place for {}", file.display(), table.name));
            return ExitCode::FAILURE;
        };
        let (_, after) = rest.split_once(&end).expect("the place has an end");
        text = format!("{before}{start}{}{end}{after}", markdown(table));
    }
    std::fs::write(file, text).expect("the document can be written");
    ExitCode::SUCCESS
}

fn markdown(table: &Table) -> String {
    let names: Vec<&str> = table.rows[0].cells.iter().map(|(name, _)| *name).collect();
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let mut text = line([&["work"], names.as_slice()].concat());
    text += &line(vec!["---"; names.len() + 1]);
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(|(_, value)| value.as_str()).collect();
        text += &line([&[row.work.as_str()], cells.as_slice()].concat());
    }
    for conclusion in &table.conclusions {
        text += &format!("\n{conclusion}\n");
    }
    text
}
