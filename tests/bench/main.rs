//! Measures the budgets: ratios in one run on one machine, never a test.
//!
//! One file per row of the table. `make bench` prints it, `make bench WRITE=1` also writes it into docs/bench.md.

mod catalog_load;
mod check;
mod child;
mod deploys;
mod phase1;
mod proposals;
mod sample;
mod scale;
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
    let mut only: Option<String> = None;
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
            "--only" => only = Some(arguments.next().expect("the name of a table follows")),
            other => panic!("unrecognized argument {other}"),
        }
    }
    let tables = measure(only.as_deref()).await;
    for table in &tables {
        write::print(table);
    }
    match file {
        Some(file) => write::into_file(&file, &tables),
        None => ExitCode::SUCCESS,
    }
}

/// All tables, or the one of a name.
async fn measure(only: Option<&str>) -> Vec<Table> {
    let wants = |name: &str| only.is_none_or(|only| only == name);
    let mut tables = Vec::new();
    if wants("catalog-load") {
        tables.push(catalog_load::measure(RUNS).await);
    }
    if wants("deploys") {
        tables.push(deploys::measure().await);
    }
    if wants("check") {
        tables.push(check::measure().await);
    }
    if wants("proposals") {
        tables.push(proposals::measure().await);
    }
    if wants("scale") {
        tables.push(scale::measure(scale_asked_for()).await);
    }
    assert!(!tables.is_empty(), "no table has this name");
    tables
}

/// `BENCH_SCALE`: by how much companies are larger than they could be.
fn scale_asked_for() -> usize {
    let asked = std::env::var("BENCH_SCALE").ok().filter(|text| !text.is_empty());
    asked.map_or(1, |text| text.parse().expect("BENCH_SCALE is a number"))
}
