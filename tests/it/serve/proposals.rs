//! What would mend an issue, tried on the copy that the server keeps.

use reqwest::Method;
use serde_json::Value;
use wrench_tests::{Service, TestFolder, deploy_into, event};

async fn tried(service: &Service, id: &Value) -> Value {
    let answer =
        service.paired(Method::POST, &format!("/api/v1/issues/{id}/proposals")).send().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    answer.json().await.expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_column_is_proposed_with_its_proof_and_the_live_schema_stays_as_it_is() {
    let folder = TestFolder::new("proposals");
    folder.write("schema.sql", "create table jobs (id int primary key, title text);\n");
    let service = Service::start_warm(folder.path()).await;
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    service.pair().await;
    let mut seen = event(1, "jobs", "scheduled_on");
    // A role that this database does not have; the deployer stands in for it.
    seen["request"]["role"] = "nobody_here".into();
    service.report(&[seen]).await;
    let issues = service.until_issues(|issues| issues.len() == 1).await;
    let answer = tried(&service, &issues[0]["id"]).await;
    let proposal = &answer["proposals"][0];
    assert_eq!(proposal["proof"]["holds"], true, "{answer}");
    let said = proposal["proof"]["said"].to_string();
    assert!(said.contains("A second run changes nothing.") && said.contains("42703"), "{said}");
    let columns = "select count(*)::text from information_schema.columns where table_name = 'jobs'";
    assert_eq!(service.target.value(columns).await, "2");
    service.drop().await;
}

#[tokio::test]
async fn a_server_without_a_copy_proposes_and_says_that_nothing_was_tried() {
    let folder = TestFolder::new("proposals-cold");
    folder.write("schema.sql", "create table jobs (id int primary key);\n");
    let service = Service::start(folder.path()).await;
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    service.pair().await;
    service.report(&[event(1, "jobs", "is_urgent")]).await;
    let issues = service.until_issues(|issues| issues.len() == 1).await;
    let answer = tried(&service, &issues[0]["id"]).await;
    assert!(answer["untried"].is_string() && answer["proposals"][0].get("proof").is_none(), "{answer}");
    service.drop().await;
}
