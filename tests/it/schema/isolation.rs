//! Nobody reads, changes, adds, moves or refers to a row of another company: every table, every person, every operation.
//!
//! What is meant to be shared is listed in `tests/testdata/schema/shared.toml`, with the reason; what crosses and is not listed
//! fails, and so does what is listed and does not cross.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use wrench_tests::{TestDatabase, say};

use super::files::{case, text};
use super::worlds;

#[derive(Deserialize)]
struct Shared {
    reads: Vec<Exception>,
    references: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    what: String,
    who: Vec<String>,
    why: String,
}

/// What the list says, as `what: person`.
fn listed(exceptions: &[Exception]) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for entry in exceptions {
        assert!(entry.why.len() > 20, "{}: why?", entry.what);
        lines.extend(entry.who.iter().map(|person| format!("{}: {person}", entry.what)));
    }
    lines
}

/// Fails over what crossed and is not meant to, and over what is said to cross and does not.
fn hold_against(crossed: &BTreeMap<String, String>, exceptions: &[Exception]) {
    let meant = listed(exceptions);
    let unlisted: Vec<String> =
        crossed.iter().filter(|(what, _)| !meant.contains(*what)).map(|(what, how)| format!("{what}: {how}")).collect();
    assert!(unlisted.is_empty(), "crossed over and is not in shared.toml:\n{}", unlisted.join("\n"));
    let stale: Vec<&String> = meant.iter().filter(|what| !crossed.contains_key(*what)).collect();
    assert!(stale.is_empty(), "is in shared.toml and crosses nowhere: {stale:?}");
}

fn shared() -> Shared {
    toml::from_str(&text(&case("shared.toml"))).expect("shared.toml is read")
}

/// Rows of two texts.
async fn pairs(database: &TestDatabase, query: &str) -> BTreeMap<String, String> {
    let connection = database.connect().await;
    let rows = connection.client.query(query, &[]).await.unwrap_or_else(|error| panic!("{query}: {error:?}"));
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

async fn run(database: &TestDatabase, function: &str) {
    database.psql(&format!("begin; select {function}; commit")).unwrap_or_else(|error| panic!("{function}: {error}"));
}

#[tokio::test]
async fn nobody_reads_what_is_another_company_s() {
    let database = worlds::copy().await;
    let crossed = pairs(&database, "select relation || ': ' || person, how from isolation.crossings").await;
    hold_against(&crossed, &shared().reads);
    say(&format!("schema: {}", database.value(&text(&case("isolation/reads_counted.sql"))).await));
    database.drop().await;
}

#[tokio::test]
async fn nobody_changes_removes_adds_or_moves_a_row_of_another_company() {
    let database = worlds::copy().await;
    run(&database, "isolation.try_writes()").await;
    let faults = pairs(&database, &text(&case("isolation/writes_that_crossed.sql"))).await;
    assert!(faults.is_empty(), "{faults:#?}");
    say(&format!("schema: {}", database.value(&text(&case("isolation/writes_counted.sql"))).await));
    database.drop().await;
}

#[tokio::test]
async fn nobody_refers_to_a_row_of_another_company_nor_learns_that_it_is_there() {
    let database = worlds::copy().await;
    run(&database, "isolation.try_references()").await;
    let query = "select reference || ' (' || operation || '): ' || person, fault from isolation.reference_faults";
    hold_against(&pairs(&database, query).await, &shared().references);
    say(&format!("schema: {}", database.value(&text(&case("isolation/references_counted.sql"))).await));
    database.drop().await;
}
