//! All phases at once, and again. One after the other they are deployed in `tests/it/phases.rs`.

use wrench_backend::deploy::Report;
use wrench_tests::say;

use super::deployed::deployed;

/// What the log of a deploy says: statements executed, and whatever else was done.
fn logged(report: &Report) -> (i64, i64) {
    let path = report.log_file.as_ref().expect("a log was written");
    let text = std::fs::read_to_string(path).expect("the log is read");
    let log: serde_json::Value = serde_json::from_str(&text).expect("the log is JSON");
    let count = |name: &str| log["summary"][name].as_i64().unwrap_or_else(|| panic!("no {name}: {}", log["summary"]));
    let others = ["converged", "replaced", "healed", "failed"].iter().map(|name| count(name)).sum();
    (count("executed"), others)
}

#[tokio::test]
async fn all_phases_deploy_and_the_second_time_nothing_is_executed() {
    let deployed = deployed().await;
    assert_eq!(deployed.first.exit_code, 0, "{:?}", deployed.first.findings);
    assert_eq!(deployed.second.exit_code, 0, "{:?}", deployed.second.findings);
    let (executed, others) = logged(&deployed.first);
    assert!(executed > 2000 && others == 0, "{executed} executed, {others} converged, replaced, healed or failed");
    assert_eq!(logged(&deployed.second), (0, 0), "{:?}", deployed.second.summary);
    say(&format!("schema: {executed} statements executed, then 0"));
}
