//! Runs every scenario of `tests/testdata/scenarios`.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;
use wrench_tests::{load_scenarios, run_scenario};

/// Scenarios at a time: each keeps a private server busy.
const AT_ONCE: usize = 3;
/// Fewer would mean that the folder was not found.
const AT_LEAST: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_scenario_comes_out_as_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/scenarios");
    let scenarios = load_scenarios(&root);
    assert!(std::env::var_os("SCENARIO").is_some() || scenarios.len() >= AT_LEAST, "{} scenarios", scenarios.len());
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let total = scenarios.len();
    let running: Vec<_> = scenarios
        .into_iter()
        .map(|scenario| {
            let places = Arc::clone(&places);
            tokio::spawn(async move {
                let _place = places.acquire_owned().await;
                run_scenario(&scenario).await.map_err(|error| format!("{}: {error}", scenario.name))
            })
        })
        .collect();
    let mut failures = Vec::new();
    for task in running {
        match task.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => failures.push(error),
            Err(panic) => failures.push(panic.to_string()),
        }
    }
    assert!(failures.is_empty(), "{} of {total} scenarios fail:\n{}", failures.len(), failures.join("\n"));
}
