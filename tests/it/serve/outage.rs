//! The store goes away while events come in.

use reqwest::Method;
use serde_json::{Value, json};
use wrench_tests::{Service, TestDatabase, TestFolder, event};

/// Ends the sessions of a database and lets nobody in until `is_open`.
async fn set_open(database: &TestDatabase, other: &TestDatabase, is_open: bool) {
    let name = database.url().rsplit('/').next().unwrap_or_default().to_owned();
    let admin = other.connect().await;
    let allow = format!("alter database {name} allow_connections {is_open}");
    admin.client.batch_execute(&allow).await.expect("the superuser may");
    let end = format!(
        "select pg_catalog.pg_terminate_backend(pid, 5000) from pg_catalog.pg_stat_activity where datname = '{name}'"
    );
    admin.client.batch_execute(&end).await.expect("the superuser may");
}

#[tokio::test]
async fn events_wait_on_disk_while_the_store_is_away_and_are_stored_once_when_it_is_back() {
    let folder = TestFolder::new("outage");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    assert_eq!(service.report(&[event(1, "jobs", "colour")]).await.status(), 200);
    set_open(&service.store, &service.target, false).await;
    // The first is stored already: its answer was lost and the loader sends it again.
    let answer = service.report(&[event(1, "jobs", "colour"), event(2, "jobs", "colour")]).await;
    assert_eq!(answer.json::<Value>().await.expect("JSON"), json!({ "accepted": 2, "spooled": true }));
    let list = service.paired(Method::GET, "/api/v1/issues").send().await.expect("the server answers");
    assert_eq!(list.status(), 503);
    let ready = service.request(Method::GET, "/readyz").send().await.expect("the server answers");
    assert_eq!(ready.status(), 503);
    assert!(ready.text().await.expect("text").starts_with("[-]store failed\n[+]target ok\n"));
    assert_eq!(service.get("/api/v1/server").await["store"], "spooling");
    set_open(&service.store, &service.target, true).await;
    let issues = service.until_issues(|issues| issues.iter().any(|issue| issue["count"] == 2)).await;
    assert_eq!(issues.len(), 1);
    service.drop().await;
}

#[tokio::test]
async fn what_was_acknowledged_during_an_outage_survives_the_end_of_the_server() {
    let folder = TestFolder::new("outage-restart");
    let mut service = Service::start(folder.path()).await;
    service.pair().await;
    set_open(&service.store, &service.target, false).await;
    assert_eq!(service.report(&[event(7, "jobs", "colour")]).await.status(), 200);
    service.stop().await;
    set_open(&service.store, &service.target, true).await;
    service.restart().await;
    service.until_issues(|issues| issues.len() == 1).await;
    service.drop().await;
}

#[tokio::test]
async fn with_neither_store_nor_spool_an_event_is_refused_and_not_acknowledged() {
    let folder = TestFolder::new("nowhere");
    let service = Service::start(folder.path()).await;
    set_open(&service.store, &service.target, false).await;
    // A folder in the spool's place: nothing can be appended to it.
    std::fs::create_dir(folder.path().join("spool/events.ndjson")).expect("a folder is made");
    let answer = service.report(&[event(1, "jobs", "colour")]).await;
    assert_eq!(answer.status(), 503);
    set_open(&service.store, &service.target, true).await;
    service.drop().await;
}
