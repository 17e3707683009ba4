//! Measures the budgets: ratios in one run on one machine, never a test.
//!
//! One file per row of the table. `make bench` prints it, `make bench WRITE=1` also writes it into docs/bench.md.

mod catalog_load;
mod child;
mod deploys;
mod sample;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

/// Runs of each measurement; the middle one counts, the others show how noisy the machine is.
const RUNS: usize = 5;

/// A measured row of the table.
pub(crate) struct Row {
    /// What was measured, how large, and what it stands beside.
    pub(crate) work: String,
    /// The measurements, by column.
    pub(crate) cells: Vec<(&'static str, String)>,
}

/// A table of measurements with its place in docs/bench.md.
pub(crate) struct Table {
    /// Name of the place.
    pub(crate) name: &'static str,
    /// Rows that have the same columns.
    pub(crate) rows: Vec<Row>,
    /// What follows from the rows, a sentence each.
    pub(crate) conclusions: Vec<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut file: Option<PathBuf> = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "child-load" => return catalog_load::child(&arguments.next().expect("a URL follows")).await,
            "child-deploy" => {
                let [url, dir, cache] = [(); 3].map(|()| arguments.next().expect("URL, folder and cache follow"));
                return deploys::child(&url, &dir, &cache).await;
            }
            "child-audit" => {
                let [url, dir, cache] = [(); 3].map(|()| arguments.next().expect("URL, folder and cache follow"));
                return deploys::audit_child(&url, &dir, &cache).await;
            }
            "--write" => file = Some(arguments.next().expect("a file follows").into()),
            other => panic!("unrecognized argument {other}"),
        }
    }
    let tables = [catalog_load::measure(RUNS).await, deploys::measure().await];
    for table in &tables {
        write::print(table);
    }
    match file {
        Some(file) => write::into_file(&file, &tables),
        None => ExitCode::SUCCESS,
    }
}
