//! Events that somebody made up: nothing of them becomes a statement that says what they say.

use serde_json::{Value, json};
use wrench_tests::event;

use super::ground::{Ground, check, failed};

/// PostgREST's answer to a column that is not there, whatever its name.
fn no_column(column: &str) -> Value {
    let message = format!("Could not find the '{column}' column of 'jobs' in the schema cache");
    let answer = json!({ "code": "PGRST204", "details": null, "hint": null, "message": message });
    failed("POST", "jobs", answer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_with_sql_in_them_are_refused_or_quoted() {
    let names = [
        "x; drop table jobs; --",
        "x\"; drop table jobs; --",
        "x' ); drop table jobs; --",
        "x int; alter table jobs disable row level security; --",
        "x\n; drop table jobs",
        "$$; drop table jobs; $$",
        "id) ; drop table jobs; create table y (z",
    ];
    let ground = Ground::new("fix-hostile").await;
    for name in names {
        let id = ground.fails(no_column(name)).await;
        let applied = ground.acts(&["fix", &id, "--apply"]);
        let said = String::from_utf8_lossy(&applied.stderr).into_owned();
        assert!(matches!(applied.status.code(), Some(0 | 4)), "{name}: {said}");
        let tables = "select count(*)::text from pg_class where relname in ('jobs', 'y')";
        assert_eq!(ground.value(tables).await, "1", "{name}");
    }
    let added = "select coalesce(string_agg(attname, E'\n'), '') from pg_attribute where attrelid = 'jobs'::regclass and attnum > 5";
    let added = ground.value(added).await;
    let in_a_line: Vec<String> = names.iter().map(|name| name.replace('\n', " ")).collect();
    for column in added.lines() {
        assert!(in_a_line.iter().any(|name| name == column), "{column} is what nobody asked for");
    }
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_of_ten_kilobytes_is_refused() {
    let ground = Ground::new("fix-long").await;
    let before = ground.file("phase1/columns.sql");
    let id = ground.fails(no_column(&"x".repeat(10 * 1024))).await;
    let refused = ground.acts(&["fix", &id, "--apply"]);
    assert_eq!(refused.status.code(), Some(4), "{}", String::from_utf8_lossy(&refused.stderr));
    assert_eq!(ground.file("phase1/columns.sql"), before);
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_of_no_page_that_may_report_proposes_nothing() {
    let ground = Ground::new("fix-foreign").await;
    let path = format!("/api/v1/events?key={}", ground.service.key);
    let body = json!({ "events": [event(1, "jobs", "scheduled_on")] }).to_string();
    let post = |origin: Option<&'static str>| {
        let request = ground.service.request(reqwest::Method::POST, &path).body(body.clone());
        origin.into_iter().fold(request, |request, origin| request.header("origin", origin)).send()
    };
    let foreign = post(Some("https://evil.example")).await.expect("the server answers");
    assert_eq!(foreign.status(), 403);
    // A program that has the key may report, and nobody vouches for what it says.
    let unvouched = post(None).await.expect("the server answers");
    assert_eq!(unvouched.status(), 200);
    let issues = ground.service.until_issues(|issues| !issues.is_empty()).await;
    let id = issues[0]["id"].to_string();
    check(&ground.acts(&["fix", &id, "--apply"]), 4, &["No event of it came from a page that may report"]);
    ground.end().await;
}
