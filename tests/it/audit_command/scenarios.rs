//! The audit of every scenario of the deploy: equal exactly where `pg_dump` says so.

use std::path::Path;

use wrench_tests::{audit_scenario, load_scenarios};

use super::corpus::every;

/// Of the scenarios one in so many runs by default.
const SAMPLE: usize = 20;

#[tokio::test]
async fn an_audit_agrees_with_the_dump_in_every_scenario() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/scenarios");
    let all = load_scenarios(&root);
    let step = if std::env::var_os("SCENARIO").is_some() { 1 } else { every(SAMPLE) };
    let mut failures = Vec::new();
    for scenario in all.iter().step_by(step) {
        if let Err(error) = audit_scenario(scenario).await {
            failures.push(format!("{}: {error}", scenario.name));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
