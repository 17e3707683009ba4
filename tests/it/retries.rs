//! Failures that pass by themselves: the transaction is sent again, and nothing of it twice.

use tokio::sync::mpsc::unbounded_channel;
use wrench_backend::deploy::{DeployRequest, Event, Report, deploy};
use wrench_backend::plan::HealLevel;
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, request_for};

const JOBS: &str = "create table public.jobs (id int primary key);\n";
const TITLED: &str = "create table if not exists public.jobs (id int primary key);\n\
    create table public.visits (id int primary key);\n\
    insert into public.visits values (1);\n\
    alter table public.jobs add column title text;\n";

fn messages(report: &Report) -> Vec<String> {
    report.findings.iter().map(|f| format!("{} {} {:?} {:?}", f.code, f.message, f.detail, f.hint)).collect()
}

/// A database with a table that a session reads in a transaction that does not end, and files that change the table.
async fn blocked(name: &str) -> (TestDatabase, TestFolder, wrench_backend::postgres::Connection, DeployRequest) {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new(name);
    folder.write("schema.sql", JOBS);
    let request = request_for(&database, folder.path());
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    folder.write("schema.sql", TITLED);
    let reader = database.connect().await;
    reader
        .client
        .batch_execute("set application_name = 'report'; begin; select from public.jobs")
        .await
        .expect("it reads");
    (database, folder, reader, request)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_that_is_given_up_meanwhile_is_waited_for_and_its_holder_named() {
    let (database, _folder, reader, request) = blocked("lock").await;
    let (tell, mut told) = unbounded_channel();
    let on_event = move |event: Event<'_>| {
        if let Event::Retrying { holders, .. } = event {
            tell.send(holders.to_vec()).ok();
        }
    };
    let running = tokio::spawn(async move { deploy(&request, std::future::pending(), on_event).await });
    let holders = told.recv().await.expect("it is sent again");
    assert_eq!(holders.len(), 1, "{holders:?}");
    assert!(holders[0].contains("\"report\"") && holders[0].contains("holds \"jobs\""), "{holders:?}");
    reader.client.batch_execute("commit").await.expect("it ends");
    let report = running.await.expect("the deploy ends");
    assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
    let attempts: Vec<&str> =
        report.statements.iter().flat_map(|statement| &statement.attempts).map(|attempt| attempt.rule.code).collect();
    assert!(attempts.iter().all(|code| *code == "lock-not-available") && !attempts.is_empty(), "{attempts:?}");
    assert_eq!(report.summary.healed, 1);
    assert_eq!(database.value("select count(*)::text from public.visits").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_healing_a_lock_ends_the_deploy_and_leaves_nothing() {
    let (database, _folder, _reader, mut request) = blocked("no-heal").await;
    request.heal = HealLevel::Off;
    request.atomic = true;
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 1, "{:?}", messages(&report));
    assert!(messages(&report)[0].contains("lock timeout (SQLSTATE 55P03)"), "{:?}", messages(&report));
    assert_eq!(database.value("select (to_regclass('public.visits') is null)::text").await, "true");
}

#[tokio::test]
async fn of_many_statements_on_their_way_at_once_the_refused_one_is_named() {
    let database = TestServer::shared().await.database().await;
    database.psql("create schema legacy").expect("it loads");
    let folder = TestFolder::new("window");
    let fails = "insert into public.t40 select 1 / (case when to_regnamespace('legacy') is null then 1 else 0 end);\n";
    let tables: Vec<String> = (0..100).map(|n| format!("create table public.t{n} (id int primary key);\n")).collect();
    folder.write("schema.sql", &[tables[..80].concat(), fails.to_owned(), tables[80..].concat()].concat());
    let report = deploy_into(&request_for(&database, folder.path())).await;
    assert_eq!(report.exit_code, 1);
    let place = report.findings.last().and_then(|finding| finding.location.clone()).expect("it has a place");
    assert_eq!(place.line_column().0, 81);
    assert_eq!(database.value("select (to_regclass('public.t0') is null)::text").await, "true");
    database.psql("drop schema legacy").expect("it changes");
    let report = deploy_into(&request_for(&database, folder.path())).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 101), "{:?}", messages(&report));
    let windows: Vec<usize> =
        report.statements.iter().filter_map(|statement| statement.window.map(|window| window.number)).collect();
    assert_eq!((windows.len(), windows.iter().max()), (101, Some(&2)));
    assert_eq!(deploy_into(&request_for(&database, folder.path())).await.summary.executed, 0);
}
