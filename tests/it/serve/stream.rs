//! News and diagnostics as they are streamed.

use std::time::{Duration, Instant};

use reqwest::{Method, Response};
use serde_json::Value;
use wrench_tests::{Service, TestFolder, deploy_into, event};

/// Reads server-sent events: ids and data.
struct Reader {
    response: Response,
    text: String,
}

impl Reader {
    fn new(response: Response) -> Reader {
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Reader { response, text: String::new() }
    }

    /// The next message; `None` at the end.
    async fn next(&mut self) -> Option<(Option<String>, Value)> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                let (id, data) = (field("id: "), field("data: "));
                self.text = rest.to_owned();
                match data {
                    Some(data) => return Some((id, serde_json::from_str(&data).expect("messages are JSON"))),
                    None => continue,
                }
            }
            let part = tokio::time::timeout(Duration::from_secs(30), self.response.chunk()).await;
            let part = part.expect("something comes in time").expect("the stream is whole")?;
            self.text.push_str(&String::from_utf8_lossy(&part));
        }
    }
}

async fn follow(service: &Service, last: Option<&str>) -> Reader {
    let request = service.paired(Method::GET, "/api/v1/stream");
    let request = last.into_iter().fold(request, |request, last| request.header("last-event-id", last));
    Reader::new(request.send().await.expect("the server answers"))
}

#[tokio::test]
async fn an_issue_is_heard_of_within_a_second_and_again_by_who_was_away() {
    let folder = TestFolder::new("stream");
    let mut service = Service::start(folder.path()).await;
    service.pair().await;
    let mut reader = follow(&service, None).await;
    let reported = Instant::now();
    assert_eq!(service.report(&[event(1, "jobs", "colour")]).await.status(), 200);
    let (id, message) = reader.next().await.expect("news come");
    assert!(reported.elapsed() < Duration::from_secs(1));
    assert_eq!((&message["kind"], &message["slots"]["column"]), (&"issue".into(), &"colour".into()));
    assert_eq!(service.report(&[event(2, "jobs", "size")]).await.status(), 200);
    let mut again = follow(&service, id.as_deref()).await;
    let (_, missed) = again.next().await.expect("what was missed comes");
    assert_eq!(missed["slots"]["column"], "size");
    // Numbers of a server that was restarted mean nothing to the new one.
    service.restart().await;
    let mut stale = follow(&service, Some("7")).await;
    assert_eq!(stale.next().await.expect("a message comes").1["kind"], "reset");
    service.drop().await;
}

#[tokio::test]
async fn a_deployment_is_heard_of_and_listed_with_its_statements() {
    let folder = TestFolder::new("deployments");
    folder.write("tables.sql", "create table public.t (a integer);\n");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let mut reader = follow(&service, None).await;
    let report = deploy_into(&service.deploy_request()).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    assert_eq!(reader.next().await.expect("news come").1["kind"], "deployments");
    folder.write("tables.sql", "create table public.t (a integer;\n");
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 1);
    let list = service.get("/api/v1/deployments").await;
    let list = list["deployments"].as_array().expect("a list");
    assert_eq!(list.len(), 1, "a log without a target is of no database: {list:?}");
    assert_eq!((&list[0]["status"], &list[0]["counts"]["executed"]), (&"succeeded".into(), &1.into()));
    let path = format!("/api/v1/deployments/{}", report.id);
    let detail = service.get(&path).await;
    assert_eq!((&detail["has_log"], &detail["statements"][0]["status"]), (&true.into(), &"done".into()));
    std::fs::remove_dir_all(folder.path().join("logs")).expect("the logs are there");
    let detail = service.get(&path).await;
    assert_eq!((&detail["has_log"], &detail["statements"][0]["status"]), (&false.into(), &"done".into()));
    for unknown in ["2020-01-01T00-00-00-000Z", "..%2F..%2Fetc%2Fpasswd"] {
        let path = format!("/api/v1/deployments/{unknown}");
        let answer = service.paired(Method::GET, &path).send().await.expect("the server answers");
        assert_eq!(answer.status(), 404, "{unknown}");
    }
    service.drop().await;
}

#[tokio::test]
async fn an_issue_is_resolved_by_the_deployment_that_mends_it_and_open_again_when_it_happens_again() {
    let folder = TestFolder::new("mended");
    folder.write("tables.sql", "create table public.jobs (id integer);\n");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    assert_eq!(service.report(&[event(1, "jobs", "colour"), event(2, "jobs", "size")]).await.status(), 200);
    assert_eq!(service.until_issues(|issues| issues.len() == 2).await.len(), 2);
    folder.write("tables.sql", "create table public.jobs (id integer, colour text);\n");
    assert_eq!(deploy_into(&service.deploy_request()).await.exit_code, 0);
    let open = service.until_issues(|issues| issues.len() == 1).await;
    assert_eq!(open[0]["slots"]["column"], "size");
    let all = service.get("/api/v1/issues?status=all").await;
    let resolved = all["issues"].as_array().expect("a list").iter().find(|issue| issue["status"] == "resolved");
    assert_eq!(resolved.expect("one is resolved")["slots"]["column"], "colour");
    assert_eq!(service.report(&[event(3, "jobs", "colour")]).await.status(), 200);
    service.until_issues(|issues| issues.len() == 2).await;
    service.drop().await;
}

#[tokio::test]
async fn full_diagnostics_announce_their_checks_and_report_each() {
    let folder = TestFolder::new("diagnostics");
    folder.write("tables.sql", "create table public.t (a integer);\n");
    let service = Service::start(folder.path()).await;
    service.pair().await;
    let answer = service.paired(Method::POST, "/api/v1/diagnostics").send().await.expect("the server answers");
    let mut reader = Reader::new(answer);
    let mut messages = Vec::new();
    while let Some((_, message)) = reader.next().await {
        messages.push(message);
    }
    let planned = messages[0]["checks"].as_array().expect("checks are announced");
    assert!(planned.len() >= 8);
    let codes: Vec<&Value> = messages[1..messages.len() - 1].iter().map(|message| &message["code"]).collect();
    assert_eq!(codes, planned.iter().map(|check| &check["code"]).collect::<Vec<_>>());
    let pending = messages.iter().find(|message| message["code"] == "pending-changes").expect("it ran");
    assert_eq!(pending["status"], "warning", "the table is declared and not there: {pending}");
    let last = messages.last().expect("there are messages");
    assert_eq!(last["kind"], "finished");
    assert!(last["sentence"].as_str().is_some_and(|sentence| sentence.ends_with('.')));
    service.drop().await;
}
