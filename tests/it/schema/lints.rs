//! The shape of the deployed schema: a query per rule, which answers with what breaks it.
//!
//! What breaks a rule on purpose is listed in `tests/testdata/schema/lints/allowed.toml`, with the reason.

use std::collections::{BTreeMap, BTreeSet};

use wrench_tests::say;

use super::deployed;
use super::files::{case, files_below, stem, text};

/// Rule → object → why it may.
type Allowed = BTreeMap<String, BTreeMap<String, String>>;

#[tokio::test]
async fn the_shape_of_the_deployed_schema_breaks_no_rule() {
    let database = deployed::copy().await;
    let mut allowed: Allowed = toml::from_str(&text(&case("lints/allowed.toml"))).expect("allowed.toml is read");
    let connection = database.connect().await;
    let (mut broken, mut rules, mut excused) = (Vec::new(), 0, 0);
    for path in files_below(&case("lints"), ".sql") {
        let rule = stem(&path);
        let rows = connection.client.query(&text(&path), &[]).await.unwrap_or_else(|error| panic!("{rule}: {error:?}"));
        let found: BTreeMap<String, String> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        let reasons = allowed.remove(&rule).unwrap_or_default();
        let objects: BTreeSet<&String> = found.keys().collect();
        for (object, why) in &reasons {
            assert!(why.len() > 15, "{rule}, {object}: why?");
            if !objects.contains(object) {
                broken.push(format!("{rule}: {object} is in allowed.toml and breaks nothing"));
            }
        }
        rules += 1;
        excused += reasons.len();
        let unexcused = found.iter().filter(|(object, _)| !reasons.contains_key(*object));
        broken.extend(unexcused.map(|(object, problem)| format!("{rule}: {object} {problem}")));
    }
    drop(connection);
    assert!(allowed.is_empty(), "allowed.toml names rules that are not there: {:?}", allowed.keys());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    say(&format!("schema: {rules} rules of shape, {excused} reasoned exceptions"));
    database.drop().await;
}
