//! The copy of the target's schema that a server keeps.

use std::time::{Duration, Instant};

use reqwest::Method;
use wrench_tests::{Service, TestFolder, deploy_into};

/// What `/readyz` says of the copy, once it is no longer being made.
async fn until_warm(service: &Service, wanted: &str) -> String {
    let started = Instant::now();
    loop {
        let answer = service.request(Method::GET, "/readyz").send().await.expect("the server answers");
        assert_eq!(answer.status(), 200, "the copy is nothing to wait for");
        let text = answer.text().await.expect("text");
        let line = text.lines().find(|line| line.contains("shadow")).unwrap_or_default();
        if line == wanted || started.elapsed() > Duration::from_secs(20) {
            return line.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_keeps_a_copy_warm_and_makes_another_after_a_deployment() {
    let folder = TestFolder::new("warm");
    folder.write("schema.sql", "create table jobs (id int primary key);\n");
    let service = Service::start_warm(folder.path()).await;
    assert_eq!(until_warm(&service, "[+]shadow warm").await, "[+]shadow warm");
    folder.write("schema.sql", "create table jobs (id int primary key);\ncreate extension dblink;\n");
    let mut request = service.deploy_request();
    request.accepted.insert("dblink".into());
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    assert_eq!(until_warm(&service, "[+]shadow warm, 1 unproved").await, "[+]shadow warm, 1 unproved");
    service.drop().await;
}

#[tokio::test]
async fn a_server_told_not_to_keeps_no_copy() {
    let folder = TestFolder::new("cold");
    folder.write("schema.sql", "create table jobs (id int primary key);\n");
    let service = Service::start(folder.path()).await;
    assert_eq!(until_warm(&service, "").await, "");
    service.drop().await;
}
