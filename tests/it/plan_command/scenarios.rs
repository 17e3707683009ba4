//! The scripts of scenarios: what psql makes of them is what a deploy makes.

use std::path::Path;

use wrench_tests::{load_scenarios, script_scenario};

/// Of the scenarios one in so many runs by default; `SCENARIO` runs all that it names, `WRENCH_TEST_ALL` all.
const SAMPLE: usize = 20;

#[tokio::test]
async fn a_script_leads_where_a_deploy_leads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/scenarios");
    let is_all = ["SCENARIO", "WRENCH_TEST_ALL"].iter().any(|name| std::env::var_os(name).is_some());
    let step = if is_all { 1 } else { SAMPLE };
    let mut failures = Vec::new();
    for scenario in load_scenarios(&root).iter().step_by(step) {
        if let Err(error) = script_scenario(scenario).await {
            failures.push(format!("{}: {error}", scenario.name));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
