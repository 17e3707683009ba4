//! Functions that run as their owner: each has a case in which somebody asks it about another company.

use std::collections::BTreeSet;

use wrench_tests::say;

use super::files::{case, files_below, stem, text};
use super::worlds;

#[tokio::test]
async fn functions_that_run_as_their_owner_keep_companies_apart() {
    let database = worlds::copy().await;
    let names = "select string_agg(name, ' ' order by name) from isolation.functions";
    let wanted: BTreeSet<String> = database.value(names).await.split(' ').map(str::to_owned).collect();
    let files = files_below(&case("functions"), ".sql");
    let listed: BTreeSet<String> = files.iter().map(|path| stem(path)).collect();
    let without: Vec<_> = wanted.difference(&listed).collect();
    assert!(without.is_empty(), "these functions want a case in tests/testdata/schema/functions/: {without:?}");
    let gone: Vec<_> = listed.difference(&wanted).collect();
    assert!(gone.is_empty(), "these cases have no function that wants one: {gone:?}");

    let mut broken = Vec::new();
    for path in &files {
        let script = format!("begin;\n{}\nrollback;\n", text(path));
        if let Err(error) = database.psql(&script) {
            broken.push(format!("{}: {error}", stem(path)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let triggers = database.value("select count(*)::text from isolation.trigger_functions where is_walked").await;
    say(&format!(
        "schema: {} functions with a case each; {triggers} trigger functions lie on walked tables",
        files.len()
    ));
    database.drop().await;
}
