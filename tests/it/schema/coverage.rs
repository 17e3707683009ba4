//! `docs/coverage.md` names what is deployed, and all of it.

use std::collections::BTreeSet;
use std::path::Path;

use super::deployed;
use super::files::{case, text};

#[tokio::test]
async fn the_coverage_table_names_every_table_and_none_that_is_not_there() {
    let database = deployed::copy().await;
    let document = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/coverage.md"));
    let named: BTreeSet<&str> = document.split('`').skip(1).step_by(2).collect();
    let is_name = |name: &&&str| name.contains('_') || name.ends_with('s') || name.ends_with("()");
    let deployed = database.value(&text(&case("what_is_deployed.sql"))).await;
    let (tables, others) = deployed.split_once('|').expect("tables, then the rest");
    let tables: BTreeSet<&str> = tables.split(' ').collect();
    let others: BTreeSet<&str> = others.split(' ').collect();
    let gone: Vec<_> = named
        .iter()
        .filter(is_name)
        .filter(|name| !tables.contains(**name) && !others.contains(name.trim_end_matches("()")))
        .collect();
    assert!(gone.is_empty(), "docs/coverage.md names what is not deployed: {gone:?}");
    let missing: Vec<_> = tables.difference(&named).collect();
    assert!(missing.is_empty(), "docs/coverage.md does not name these tables: {missing:?}");
    database.drop().await;
}
