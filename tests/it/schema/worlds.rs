//! Two worlds in one database: every company of the seeds with a row in every table, and its twin under other ids.

use std::collections::BTreeSet;

use tokio::sync::OnceCell;
use wrench_tests::TestDatabase;

use super::deployed;
use super::files::{case, text};

static WORLDS: OnceCell<TestDatabase> = OnceCell::const_new();

/// In the order in which they build on each other.
const PARTS: [&str; 9] =
    ["catalog", "people", "rows", "worlds", "attempts", "reads", "writes", "references", "functions"];

/// A database of its own with both worlds.
pub(super) async fn copy() -> TestDatabase {
    let template = WORLDS.get_or_init(make).await;
    template.server.copy(template).await
}

async fn make() -> TestDatabase {
    let database = deployed::copy().await;
    for part in PARTS {
        run(&database, &format!("isolation/{part}.sql"), "");
    }
    fill(&database).await;
    run(&database, "isolation/meet.sql", "");
    database
}

fn run(database: &TestDatabase, file: &str, before: &str) {
    let script = format!("{before}{}", text(&case(file)));
    database.psql(&script).unwrap_or_else(|error| panic!("{file}: {error}"));
}

/// Rows by rule; where no rule makes one, by the file that this asks for.
async fn fill(database: &TestDatabase) {
    let mut done = BTreeSet::new();
    loop {
        let missing = unfilled(database).await;
        if missing.is_empty() {
            return;
        }
        // What only waits for rows of another table is asked for last.
        let waits = |row: &&(String, String)| row.1.starts_with("nothing in ");
        let mut asked: Vec<&(String, String)> = missing.iter().filter(|row| !waits(row)).collect();
        if asked.iter().all(|(table, _)| done.contains(table)) {
            asked = missing.iter().collect();
        }
        let mut ran = false;
        for (table, reason) in asked {
            let file = format!("rows/{table}.sql");
            assert!(case(&file).is_file(), "tests/testdata/schema/{file} is wanted: {reason}");
            if done.insert(table.clone()) {
                run(database, &file, "set session_replication_role = replica;\n");
                ran = true;
            }
        }
        assert!(ran, "these files make no row of ours: {missing:?}");
    }
}

async fn unfilled(database: &TestDatabase) -> Vec<(String, String)> {
    let mut connection = database.connect().await;
    let transaction = connection.client.transaction().await.expect("a transaction");
    let rows = transaction.query("select * from isolation.fill()", &[]).await.expect("rows are made");
    transaction.commit().await.expect("rows are kept");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}
