//! The same by the API: a plan is shown, and applied by its fingerprint, once.

use reqwest::Method;
use serde_json::{Value, json};
use wrench_tests::{Service, TestFolder, deploy_into, event};

const COLUMN: &str = "select count(*)::text from pg_attribute where attrelid = 'jobs'::regclass and attname = 'scheduled_on' and not attisdropped";

async fn post(service: &Service, path: &str, body: Value) -> (u16, Value) {
    let answer = service.paired(Method::POST, path).json(&body).send().await.expect("the server answers");
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap_or_default())
}

/// A server with an error about a column that is missing.
async fn with_an_error(folder: &TestFolder, is_protected: bool) -> (Service, Value) {
    folder.write("phase1/tables.sql", "create table jobs (id int primary key, title text);\n");
    folder.write("phase1/columns.sql", "-- Later columns.\n");
    let service = match is_protected {
        true => Service::start_protected(folder.path()).await,
        false => Service::start_warm(folder.path()).await,
    };
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    service.pair().await;
    let mut seen = event(1, "jobs", "scheduled_on");
    seen["request"]["role"] = Value::Null;
    service.report(&[seen]).await;
    let issues = service.until_issues(|issues| issues.len() == 1).await;
    (service, issues[0]["id"].clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_is_shown_applied_once_and_taken_back_by_another() {
    let folder = TestFolder::new("panel-fix");
    let (service, issue) = with_an_error(&folder, false).await;
    let file = || std::fs::read_to_string(folder.path().join("phase1/columns.sql")).unwrap_or_default();
    let (status, plan) = post(&service, "/api/v1/plans", json!({ "issue": issue })).await;
    assert_eq!(status, 200, "{plan}");
    assert!(plan["change"]["sql"].as_str().unwrap_or_default().contains("scheduled_on date"), "{plan}");
    assert_eq!(plan["statements"].as_array().map(Vec::len), Some(1), "{plan}");
    assert_eq!(
        (file().as_str(), service.target.value(COLUMN).await.as_str()),
        ("-- Later columns.\n", "0"),
        "a plan changes nothing"
    );
    let fingerprint = json!({ "plan": plan["plan"] });
    let wrong = format!("/api/v1/issues/{issue}/undo");
    assert_eq!(post(&service, &wrong, fingerprint.clone()).await.0, 404, "a fix is no undo");
    let (status, applied) = post(&service, "/api/v1/deployments", fingerprint.clone()).await;
    assert_eq!(
        (status, &applied["exit_code"], &applied["request_is_planned"]),
        (200, &json!(0), &json!(true)),
        "{applied}"
    );
    assert_eq!(applied["issue"]["status"], "resolved", "{applied}");
    assert!(applied["recovery_s"].is_number() && file().contains("scheduled_on date"), "{applied}");
    assert_eq!(service.target.value(COLUMN).await, "1");
    assert_eq!(post(&service, "/api/v1/deployments", fingerprint).await.0, 404, "a plan is good for one time");

    let (status, plan) = post(&service, "/api/v1/plans", json!({ "issue": issue, "action": "undo" })).await;
    assert_eq!(status, 200, "{plan}");
    let (status, undone) = post(&service, &wrong, json!({ "plan": plan["plan"] })).await;
    assert_eq!(
        (status, &undone["exit_code"], &undone["issue"]["status"]),
        (200, &json!(0), &json!("open")),
        "{undone}"
    );
    assert_eq!((file().as_str(), service.target.value(COLUMN).await.as_str()), ("-- Later columns.\n", "0"));
    service.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_whose_file_or_database_changed_meanwhile_is_refused() {
    let folder = TestFolder::new("panel-stale");
    let (service, issue) = with_an_error(&folder, false).await;
    let (_, plan) = post(&service, "/api/v1/plans", json!({ "issue": issue })).await;
    folder.write("phase1/columns.sql", "-- Other words.\n");
    let (status, refused) = post(&service, "/api/v1/deployments", json!({ "plan": plan["plan"] })).await;
    assert_eq!(status, 409, "{refused}");
    assert!(refused["detail"].as_str().unwrap_or_default().contains("was changed since it was looked at"), "{refused}");
    let (_, plan) = post(&service, "/api/v1/plans", json!({ "issue": issue })).await;
    folder.write("phase1/tables.sql", "create table jobs (id int primary key, title text, extra text);\n");
    let (status, stale) = post(&service, "/api/v1/deployments", json!({ "plan": plan["plan"] })).await;
    assert_eq!((status, &stale["exit_code"]), (200, &json!(4)), "{stale}");
    let columns = std::fs::read_to_string(folder.path().join("phase1/columns.sql")).unwrap_or_default();
    assert_eq!((columns.as_str(), service.target.value(COLUMN).await.as_str()), ("-- Other words.\n", "0"));
    service.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_protected_target_is_changed_only_after_a_person_confirmed_the_plan() {
    let folder = TestFolder::new("panel-protected");
    let (service, issue) = with_an_error(&folder, true).await;
    let (_, plan) = post(&service, "/api/v1/plans", json!({ "issue": issue })).await;
    let page = plan["confirm"].as_str().expect("a page confirms it").to_owned();
    let fingerprint = json!({ "plan": plan["plan"] });
    let (status, refused) = post(&service, "/api/v1/deployments", fingerprint.clone()).await;
    assert_eq!(status, 403, "{refused}");
    assert!(refused["hint"].as_str().unwrap_or_default().contains(&page), "{refused}");
    let shown = service.request(Method::GET, &page).send().await.expect("the page is there");
    assert_eq!(shown.status(), 200);
    assert_eq!(shown.headers()["x-frame-options"], "DENY");
    let confirm = format!("/api/v1/plans/{}/confirm", plan["plan"].as_str().unwrap_or_default());
    let unpaired = service.request(Method::POST, &confirm).send().await.expect("the server answers");
    assert_eq!(unpaired.status(), 401);
    assert_eq!(service.target.value(COLUMN).await, "0");
    assert_eq!(post(&service, &confirm, json!({})).await.0, 204);
    let (status, applied) = post(&service, "/api/v1/deployments", fingerprint).await;
    assert_eq!((status, &applied["exit_code"]), (200, &json!(0)), "{applied}");
    service.drop().await;
}
