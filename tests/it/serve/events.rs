//! What loaders report.

use reqwest::Method;
use serde_json::{Value, json};
use wrench_tests::{Service, TestFolder, deploy_into, event};

#[tokio::test]
async fn a_400_for_a_missing_column_becomes_one_issue_with_its_slots() {
    let folder = TestFolder::new("missing-column");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let twice = [event(1, "customers", "next_service_on"), event(2, "customers", "next_service_on")];
    let answer = service.report(&twice).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.json::<Value>().await.expect("JSON"), json!({ "accepted": 2, "spooled": false }));
    // The same events again, as after an answer that was lost, and one of another column.
    assert_eq!(service.report(&[twice[1].clone(), event(3, "jobs", "colour")]).await.status(), 200);
    let issues = service.get("/api/v1/issues").await;
    let issues = issues["issues"].as_array().expect("a list");
    assert_eq!(issues.len(), 2, "{issues:?}");
    assert_eq!(issues[0]["slots"], json!({ "table": "jobs", "column": "colour" }));
    let issue = &issues[1];
    assert_eq!(issue["class"], "missing_column");
    assert_eq!(issue["slots"], json!({ "table": "customers", "column": "next_service_on" }));
    assert_eq!((&issue["count"], &issue["http_status"]), (&json!(2), &json!(400)));
    assert_eq!((&issue["code"], &issue["endpoint"]), (&json!("42703"), &json!("GET /rest/v1/customers")));
    let detail = service.get(&format!("/api/v1/issues/{}", issue["id"])).await;
    assert_eq!(detail["summary"], *issue);
    assert_eq!(detail["occurrences"].as_array().map(Vec::len), Some(2));
    assert!(!detail["explanation"]["what"].as_str().unwrap_or_default().is_empty());
    let unknown = service.paired(Method::GET, "/api/v1/issues/999").send().await.expect("the server answers");
    assert_eq!(unknown.status(), 404);
    service.drop().await;
}

#[tokio::test]
async fn a_line_in_the_console_about_a_failed_request_belongs_to_the_issue_of_the_request() {
    let folder = TestFolder::new("remarks");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let line = |number: u32, column: &str| {
        let message = format!("Could not load: RequestError: column customers.{column} does not exist");
        json!({
            "id": format!("{number:032x}"), "occurred_at": "2026-01-02T03:04:05Z", "mechanism": "console",
            "page": "http://localhost:3000/", "message": message,
        })
    };
    let mut request = event(2, "customers", "next_service_on");
    // What the line does not say the request may: it names its schema.
    request["request"]["schema"] = json!("public");
    let batch = [line(1, "next_service_on"), request, line(3, "other")];
    assert_eq!(service.report(&batch).await.status(), 200);
    assert_eq!(service.report(&[line(4, "next_service_on")]).await.status(), 200);
    let issues = service.get("/api/v1/issues").await;
    let issues = issues["issues"].as_array().expect("a list");
    assert_eq!(issues.len(), 2, "{issues:?}");
    let of_request = issues.iter().find(|issue| issue["endpoint"].is_string()).expect("one has a request");
    assert_eq!((&of_request["count"], &of_request["http_status"]), (&json!(1), &json!(400)));
    let detail = service.get(&format!("/api/v1/issues/{}", of_request["id"])).await;
    assert_eq!(detail["occurrences"].as_array().map(Vec::len), Some(3), "the lines are kept with it");
    service.drop().await;
}

#[tokio::test]
async fn a_statement_is_proposed_from_what_a_page_reported_and_not_from_what_anybody_sent() {
    let folder = TestFolder::new("proposals");
    folder.write("tables.sql", "create table public.jobs (id integer, done_on date);\n");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    let path = format!("/api/v1/events?key={}", service.key);
    let body = json!({ "events": [event(1, "jobs", "started_on")] }).to_string();
    let sent = service.request(Method::POST, &path).body(body).send().await.expect("the server answers");
    assert_eq!(sent.status(), 200);
    assert_eq!(service.get("/api/v1/issues/1").await["proposals"], json!([]));
    assert_eq!(service.report(&[event(2, "jobs", "started_on")]).await.status(), 200);
    let detail = service.get("/api/v1/issues/1").await;
    let change = &detail["proposals"][0]["change"];
    let statement = "alter table public.jobs add column if not exists started_on date;";
    assert!(change["sql"].as_str().is_some_and(|sql| sql.contains(statement)), "{detail}");
    service.drop().await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_with_its_reason_and_nothing_is_stored() {
    let folder = TestFolder::new("refused-events");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let path = format!("/api/v1/events?key={}", service.key);
    let large = json!({ "events": [{ "id": "a", "message": "x".repeat(3 * 1024 * 1024) }] }).to_string();
    let (id, other) = (event(1, "a", "b"), json!({ "id": "short" }));
    let cases = [
        (path.as_str(), large, 413),
        (&path, "{\"events\":[".to_owned(), 400),
        (&path, String::new(), 400),
        (&path, json!({ "events": [id, other] }).to_string(), 400),
        ("/api/v1/events", json!({ "events": [] }).to_string(), 403),
        ("/api/v1/events?key=wrong", json!({ "events": [] }).to_string(), 403),
    ];
    for (path, body, status) in cases {
        let begin: String = body.chars().take(40).collect();
        let answer = service.request(Method::POST, path).body(body).send().await.expect("the server answers");
        assert_eq!(answer.status(), status, "{path} {begin}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
    }
    assert_eq!(service.get("/api/v1/issues").await, json!({ "issues": [] }));
    service.drop().await;
}

#[tokio::test]
async fn pages_of_this_machine_may_report_and_read_the_answer_and_others_may_not() {
    let folder = TestFolder::new("reporting-origins");
    let service = Service::start(folder.path()).await;
    let path = format!("/api/v1/events?key={}", service.key);
    let ask = |method: Method, origin: &'static str| {
        service.request(method, &path).header("origin", origin).body(r#"{"events":[]}"#).send()
    };
    let answer = ask(Method::POST, "http://localhost:3000").await.expect("the server answers");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["access-control-allow-origin"], "http://localhost:3000");
    assert!(!answer.headers().contains_key("access-control-allow-credentials"));
    let preflight = ask(Method::OPTIONS, "http://localhost:3000").await.expect("the server answers");
    assert_eq!(preflight.status(), 204);
    assert_eq!(preflight.headers()["access-control-allow-headers"], "content-type");
    let foreign = ask(Method::POST, "https://evil.example").await.expect("the server answers");
    assert_eq!(foreign.status(), 403);
    assert!(!foreign.headers().contains_key("access-control-allow-origin"));
    service.drop().await;
}

#[tokio::test]
async fn values_that_a_loader_let_through_do_not_reach_the_store() {
    let folder = TestFolder::new("redaction");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let mut told = event(1, "customers", "x");
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLXZhbHVl";
    told["request"]["url"] = json!("http://localhost:3000/rest/v1/customers?email=eq.ada%40example.com&select=id");
    told["request"]["body"] = json!(r#"{"email":"ada@example.com","phone":"+44 20 7946 0958"}"#);
    told["response"]["status"] = json!(409);
    told["response"]["body"] = json!(
        r#"{"code":"23505","details":"Key (email)=(ada@example.com) already exists.","hint":null,
            "message":"duplicate key value violates unique constraint \"customers_email_key\""}"#
    );
    told["exception"] =
        json!({ "type": "Error", "value": format!("Bearer {token}"), "stack": format!("at x ({token})") });
    assert_eq!(service.report(&[told]).await.status(), 200);
    let stored = service.store.value("select payload from wrench_store.event").await;
    for secret in ["ada", "example.com", "7946", token, "c2lnbmF0"] {
        assert!(!stored.contains(secret), "{secret} in {stored}");
    }
    assert!(stored.contains("customers_email_key") && stored.contains("eq.‹text:15›"), "{stored}");
    let issues = service.get("/api/v1/issues").await;
    assert_eq!(issues["issues"][0]["class"], "unique_violation", "{issues}");
    service.drop().await;
}
