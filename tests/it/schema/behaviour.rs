//! The `*.verify.sql` twins of the declared files: never deployed, each run by psql on a database of its own.

use wrench_tests::{TestDatabase, say};

use super::deployed;
use super::files::{case, deploy_dir, files_below, text};

/// What one phase promises of every table, which `tests/it/phases.rs` asks before the next phase brings others.
const OF_ONE_PHASE: [&str; 1] = ["phase1/policies.verify.sql"];

#[tokio::test]
async fn what_the_verify_files_promise_holds_with_every_phase_there() {
    let mut files = files_below(&deploy_dir(), ".verify.sql");
    let all = files.len();
    files.retain(|path| !OF_ONE_PHASE.iter().any(|end| path.ends_with(end)));
    assert_eq!(files.len() + OF_ONE_PHASE.len(), all, "a file of the list is gone");
    assert!(files.len() >= 5, "{files:?}");
    let mut broken = Vec::new();
    for path in &files {
        let database = deployed::copy().await;
        let before = fingerprint(&database).await;
        if let Err(error) = database.psql_file(path) {
            broken.push(format!("{}: {error}", path.display()));
        } else if fingerprint(&database).await != before {
            broken.push(format!("{}: left something behind", path.display()));
        }
        database.drop().await;
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    say(&format!("schema: {} verify files", files.len()));
}

/// How many rows there are, and how many objects.
async fn fingerprint(database: &TestDatabase) -> String {
    database.value(&text(&case("left_behind.sql"))).await
}
