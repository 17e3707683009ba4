//! The fault matrix. `make faults` runs it on every major and writes docs/faults.md; `FAULT=enum` narrows to classes by name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::Semaphore;
use wrench_tests::faults::{Class, Column, Row, Run, document, run_cell};
use wrench_tests::{TestServer, say};

/// Classes at a time.
const AT_ONCE: usize = 2;
/// Classes of the quick run; the rest is for `make faults`.
const QUICK: [&str; 3] = ["enum", "deadlock", "policy-undeclared"];
/// Fewer would mean that the folder was not found.
const AT_LEAST: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_classes_of_faults_end_as_they_say() {
    let classes: Vec<Class> = Class::all();
    assert!(std::env::var_os("FAULT").is_some() || classes.len() >= AT_LEAST, "{} classes", classes.len());
    let run = run(classes.into_iter().filter(|class| QUICK.contains(&class.name.as_str())).collect()).await;
    none_wrong(&run);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "minutes: `make faults`"]
async fn every_class_of_faults_ends_as_it_says() {
    let run = run(Class::all()).await;
    if let Some(folder) = std::env::var_os("FAULTS_OUT").map(PathBuf::from) {
        let text = serde_json::to_string(&run).expect("a run is JSON");
        std::fs::write(folder.join(format!("{}.json", run.major)), text).expect("the run is written");
    }
    none_wrong(&run);
}

#[test]
#[ignore = "writes docs/faults.md: `make faults`"]
fn the_page_is_written() {
    let folder = std::env::var_os("FAULTS_OUT").map(PathBuf::from).expect("FAULTS_OUT names the folder of the runs");
    let paths = std::fs::read_dir(folder).expect("the runs are there").map(|entry| entry.expect("a run").path());
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("a run is read");
    let mut runs: Vec<Run> = paths.map(|path| serde_json::from_str(&read(path)).expect("a run is JSON")).collect();
    runs.sort_by_key(|run| run.major);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/faults.md");
    std::fs::write(page, document(&runs)).expect("the page is written");
}

async fn run(classes: Vec<Class>) -> Run {
    let database = TestServer::shared().await.database().await;
    let server = database.connect().await.server.clone();
    let major = server.major();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let running: Vec<_> = classes
        .into_iter()
        .filter(|class| class.since <= major)
        .map(|class| {
            let places = Arc::clone(&places);
            tokio::spawn(async move {
                let _place = places.acquire_owned().await;
                row(&class).await
            })
        })
        .collect();
    let mut rows = Vec::new();
    for task in running {
        rows.push(task.await.expect("a class is run"));
    }
    Run { major, version: server.version, classes: rows }
}

async fn row(class: &Class) -> Row {
    let (mut cells, mut unmade) = (BTreeMap::new(), Vec::new());
    for column in Column::ALL {
        let made = run_cell(class, column).await;
        match made {
            Ok(made) => cells.extend(made.map(|cell| (column.title().to_owned(), cell))),
            Err(error) => unmade.push(format!("{}, {}: {error}", class.name, column.title())),
        }
    }
    say(&format!("{}: {} cells", class.name, cells.len()));
    Row { name: class.name.clone(), title: class.title.clone(), cells, unmade }
}

fn none_wrong(run: &Run) {
    let wrong = run.classes.iter().flat_map(|row| {
        let of = |(column, cell): (&String, &wrench_tests::faults::Cell)| {
            let ends = format!("{:?} {:?}", cell.plain, cell.allowed);
            cell.wrong.iter().map(|wrong| format!("{}, {column}: {wrong} ({ends})", row.name)).collect::<Vec<_>>()
        };
        row.cells.iter().flat_map(of).collect::<Vec<_>>()
    });
    let unmade = run.classes.iter().flat_map(|row| row.unmade.clone());
    let wrong: Vec<String> = wrong.chain(unmade).collect();
    say(&format!("PostgreSQL {}: {} cells", run.version, run.classes.iter().map(|row| row.cells.len()).sum::<usize>()));
    assert!(wrong.is_empty(), "{} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
