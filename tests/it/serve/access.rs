//! Who may call what.

use reqwest::Method;
use serde_json::{Value, json};
use wrench_backend::api::ServeError;
use wrench_backend::errors::StoreError;
use wrench_tests::{Service, TestFolder};

/// Operations that need no bearer; everything else in the API's own description does.
const OPEN: [(&str, &str); 4] = [
    ("post", "/api/v1/events"),
    ("options", "/api/v1/events"),
    ("post", "/api/v1/session"),
    ("post", "/api/v1/session/code"),
];

/// Every operation of the API's description that is not open: method and a path that can be asked for.
async fn closed_operations(service: &Service) -> Vec<(Method, String)> {
    let answer = service.request(Method::GET, "/api/openapi.json").send().await.expect("the server answers");
    let document: Value = answer.json().await.expect("the description is JSON");
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("the description has paths") {
        for (method, operation) in item.as_object().expect("a path has operations") {
            let is_open = OPEN.contains(&(method.as_str(), path.as_str()));
            assert_eq!(operation.get("security").is_none(), is_open, "{method} {path} as described");
            if !is_open {
                let method = method.to_uppercase().parse().expect("a method");
                operations.push((method, path.replace("{id}", "1")));
            }
        }
    }
    operations
}

#[tokio::test]
async fn every_reading_or_acting_route_wants_a_bearer_that_is_known() {
    let folder = TestFolder::new("bearers");
    let service = Service::start(folder.path()).await;
    let operations = closed_operations(&service).await;
    assert!(operations.len() >= 7, "{operations:?}");
    for (method, path) in operations {
        for bearer in [None, Some(""), Some("0000"), Some("Basic x")] {
            let request = service.request(method.clone(), &path);
            let request = bearer.into_iter().fold(request, |request, bearer| request.bearer_auth(bearer));
            let answer = request.send().await.expect("the server answers");
            assert_eq!(answer.status(), 401, "{method} {path} with {bearer:?}");
            assert_eq!(answer.headers()["content-type"], "application/problem+json", "{method} {path}");
        }
    }
    service.drop().await;
}

#[tokio::test]
async fn a_foreign_host_or_origin_is_turned_away_everywhere_even_with_a_bearer() {
    let folder = TestFolder::new("origins");
    let service = Service::start(folder.path()).await;
    assert_eq!(service.pair().await, 200);
    let mut operations = closed_operations(&service).await;
    operations.extend(OPEN.map(|(method, path)| (method.to_uppercase().parse().expect("a method"), path.to_owned())));
    for (method, path) in &operations {
        for (header, value) in [("host", "evil.example"), ("origin", "https://evil.example"), ("origin", "null")] {
            let answer = service.paired(method.clone(), path).header(header, value).send().await;
            assert_eq!(answer.expect("the server answers").status(), 403, "{method} {path} with {header}: {value}");
        }
    }
    for path in ["/", "/loader.js", "/api", "/api/openapi.json"] {
        let answer = service.request(Method::GET, path).header("host", "evil.example:3001").send().await;
        assert_eq!(answer.expect("the server answers").status(), 403, "{path}");
    }
    service.drop().await;
}

#[tokio::test]
async fn a_code_pairs_one_browser_and_the_session_outlives_the_server() {
    let folder = TestFolder::new("pairing");
    let mut service = Service::start(folder.path()).await;
    let wrong = service.request(Method::POST, "/api/v1/session").json(&json!({ "code": "NOTRIGHT" })).send().await;
    let wrong: Value = wrong.expect("the server answers").json().await.expect("a problem is JSON");
    assert_eq!(wrong["detail"], "The code is wrong; 4 tries are left.");
    assert_eq!(service.pair().await, 200);
    assert_eq!(service.pair().await, 401, "a code works once");
    service.restart().await;
    assert_eq!(service.get("/api/v1/issues").await, json!({ "issues": [] }));
    let ended = service.paired(Method::DELETE, "/api/v1/session").send().await.expect("the server answers");
    assert_eq!(ended.status(), 204);
    let after = service.paired(Method::GET, "/api/v1/issues").send().await.expect("the server answers");
    assert_eq!(after.status(), 401);
    service.restart().await;
    let after = service.paired(Method::GET, "/api/v1/issues").send().await.expect("the server answers");
    assert_eq!(after.status(), 401, "an ended session stays ended");
    service.drop().await;
}

#[tokio::test]
async fn bodies_that_are_no_json_and_addresses_that_are_none_get_a_problem() {
    let folder = TestFolder::new("problems");
    let service = Service::start(folder.path()).await;
    let cases = [
        (Method::POST, "/api/v1/session", "{", 400, "/api/problems/bad-request"),
        (Method::POST, "/api/v1/session", "[1]", 400, "/api/problems/bad-request"),
        (Method::GET, "/api/v2/nothing", "", 404, "/api/problems/not-found"),
        (Method::PUT, "/api/v1/session", "", 405, "/api/problems/method-not-allowed"),
        (Method::POST, "/nothing", "", 405, "/api/problems/method-not-allowed"),
    ];
    for (method, path, body, status, kind) in cases {
        let answer = service.request(method.clone(), path).body(body).send().await.expect("the server answers");
        assert_eq!(answer.status(), status, "{method} {path}");
        let problem: Value = answer.json().await.expect("a problem is JSON");
        assert_eq!(problem["type"], kind, "{method} {path}: {problem}");
    }
    service.drop().await;
}

#[tokio::test]
async fn a_store_is_never_the_target_and_has_one_server() {
    let folder = TestFolder::new("stores");
    let service = Service::start(folder.path()).await;
    let on_target = service.on_its_target().await;
    assert!(matches!(on_target, Err(ServeError::Store(StoreError::IsTarget))), "{on_target:?}");
    let second = service.second().await;
    assert!(matches!(second, Err(ServeError::Store(StoreError::InUse))), "{second:?}");
    let left = "select pg_catalog.to_regnamespace('wrench_store') is null";
    assert_eq!(service.target.value(&format!("select ({left})::text")).await, "true");
    service.drop().await;
}
