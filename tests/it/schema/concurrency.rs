//! Many sessions at once, on a server that has room for them: what must hold however they meet.
//!
//! A folder in `tests/testdata/schema/concurrency/` is a case: `setup.sql`, `session.sql` in which `:n` is the session's number,
//! `broken.sql` which answers with what is wrong, and `case.toml`.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::Barrier;
use tokio_postgres::{Client, Config, NoTls};
use wrench_backend::deploy::Target;
use wrench_backend::postgres::{DurableServer, open_durable};
use wrench_tests::{TestFolder, TestServer, deploy_into, request_to, say};

use super::files::{case, deploy_dir, stem, text};

#[derive(Deserialize)]
struct Case {
    /// How many sessions run at once.
    sessions: usize,
    /// Those that are refused, and the only words with which they may be.
    refused: Option<Refused>,
}

#[derive(Deserialize)]
struct Refused {
    /// How many, where that does not depend on how they meet.
    sessions: Option<usize>,
    words: Vec<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_sessions_at_once_break_nothing() {
    let folder = TestFolder::new("many-sessions");
    let binaries = TestServer::shared().await.binaries();
    let server = open_durable(folder.path(), &binaries).await.expect("a server with a hundred connections starts");
    let mut request = request_to(server.url("postgres"), &deploy_dir());
    request.target = Target::Embedded { checkout: folder.path().to_owned() };
    request.seed = true;
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);

    // A database is copied while nobody is connected to it.
    let admin = session(&server.config("template1")).await;
    let mut broken = Vec::new();
    for path in folders(&case("concurrency")) {
        let name = stem(&path);
        admin.batch_execute(&format!("create database {name} template postgres")).await.expect("a database is copied");
        broken.extend(run(&server, &path).await.into_iter().map(|problem| format!("{name}: {problem}")));
    }
    drop(admin);
    server.stop().await.expect("the server stops");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Runs a case; what is wrong afterwards.
async fn run(server: &DurableServer, path: &Path) -> Vec<String> {
    let case: Case = toml::from_str(&text(&path.join("case.toml"))).expect("case.toml is read");
    let config = server.config(&stem(path));
    let owner = session(&config).await;
    owner
        .batch_execute(&text(&path.join("setup.sql")))
        .await
        .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));

    let start = Arc::new(Barrier::new(case.sessions));
    let script = text(&path.join("session.sql"));
    let mut tasks = Vec::new();
    for number in 1..=case.sessions {
        let (client, start) = (session(&config).await, Arc::clone(&start));
        let script = script.replace(":n", &number.to_string());
        tasks.push(tokio::spawn(async move {
            start.wait().await;
            client.batch_execute(&script).await
        }));
    }
    let mut messages = Vec::new();
    for task in tasks {
        if let Err(error) = task.await.expect("a session ends") {
            messages.push(error.as_db_error().map_or_else(|| error.to_string(), |error| error.message().to_owned()));
        }
    }
    let mut broken = unexpected(&case, &messages);
    let rows = owner
        .query(&text(&path.join("broken.sql")), &[])
        .await
        .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
    broken.extend(rows.iter().map(|row| row.get::<_, String>(0)));
    say(&format!("schema: {}: {} sessions at once, {} refused", stem(path), case.sessions, messages.len()));
    broken
}

fn unexpected(case: &Case, messages: &[String]) -> Vec<String> {
    let (count, words) =
        case.refused.as_ref().map_or((Some(0), &[][..]), |refused| (refused.sessions, &refused.words[..]));
    let is_meant = |message: &&String| words.iter().any(|words| message.contains(words));
    let mut broken: Vec<String> = messages.iter().filter(|message| !is_meant(message)).cloned().collect();
    if let Some(count) = count.filter(|count| *count != messages.len()) {
        broken.push(format!("{} sessions were refused, not {count}", messages.len()));
    }
    broken
}

async fn session(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.expect("a session begins");
    tokio::spawn(connection);
    client
}

fn folders(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the cases are there");
    let mut found: Vec<_> =
        entries.map(|entry| entry.expect("a folder can be read").path()).filter(|path| path.is_dir()).collect();
    found.sort();
    assert!(found.len() >= 5, "{found:?}");
    found
}
