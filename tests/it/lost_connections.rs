//! Connections that are lost while a deploy uses them: nothing is done twice, and nothing is left undone.

use std::time::Duration;

use wrench_backend::deploy::{Report, StatementStatus, Status};
use wrench_backend::plan::HealLevel;
use wrench_tests::{Cut, How, Proxy, TestDatabase, TestFolder, TestServer, deploy_into, request_for, request_to};

const BEFORE: &str = "create table public.jobs (id int primary key);\n";
const AFTER: &str = "create table public.jobs (id int primary key, title text);\n\
    create table public.visits (id int primary key);\n\
    insert into public.visits values (1);\n";
const INDEXED: &str = "create table public.jobs (id int primary key);\n\
    create index concurrently jobs_id_idx on public.jobs (id);\n";

/// The connection of a deploy is cut; the report, what the proxy did, and the report of another deploy.
async fn cut_once(database: TestDatabase, files: (&str, &str), cut: Cut) -> (Report, Proxy, Report) {
    let folder = TestFolder::new("lost");
    folder.write("schema.sql", files.0);
    assert_eq!(deploy_into(&request_for(&database, folder.path())).await.exit_code, 0);
    folder.write("schema.sql", files.1);
    let proxy = Proxy::start(database, cut).await;
    let mut request = request_to(proxy.url(), folder.path());
    request.lock_wait = if cut.how == How::ForGood { Duration::from_secs(1) } else { Duration::from_secs(60) };
    let report = deploy_into(&request).await;
    let again = deploy_into(&request_for(proxy.database(), folder.path())).await;
    (report, proxy, again)
}

fn said(report: &Report) -> Vec<String> {
    report.findings.iter().map(|f| format!("{} {} {:?} {:?}", f.code, f.message, f.detail, f.hint)).collect()
}

fn codes(report: &Report) -> Vec<&str> {
    report.statements.iter().flat_map(|statement| &statement.attempts).map(|attempt| attempt.rule.code).collect()
}

/// It is deployed as if nothing had happened, and says that something did.
async fn check_healed(database: TestDatabase, cut: Cut) {
    let (report, proxy, again) = cut_once(database, (BEFORE, AFTER), cut).await;
    assert_eq!(proxy.cuts(), 1, "{cut:?}");
    assert_eq!((report.exit_code, report.status), (0, Status::Succeeded), "{cut:?}: {:?}", said(&report));
    assert_eq!(codes(&report), ["connection-failure"], "{cut:?}");
    assert_eq!(proxy.database().value("select count(*)::text from public.visits").await, "1", "{cut:?}");
    assert_eq!(again.exit_code, 0, "{cut:?}: {:?}", said(&again));
    assert_eq!((again.summary.executed, again.summary.converged), (0, 0), "{cut:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_before_a_statement_in_it_or_behind_it_is_healed() {
    let server = TestServer::shared().await;
    for how in [How::BeforeIt, How::AfterIt, How::AfterItsAnswer, How::Terminate] {
        check_healed(server.database().await, Cut { at: "create table public.visits", nth: 1, how }).await;
        check_healed(server.database().await, Cut { at: "add column", nth: 1, how }).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost_is_not_sent_twice_and_one_that_never_arrived_is() {
    let server = TestServer::shared().await;
    for how in [How::BeforeIt, How::AfterItsAnswer, How::Terminate] {
        for nth in [1, 2] {
            check_healed(server.database().await, Cut { at: "Q\0\0\0\x0bcommit\0", nth, how }).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_restarts_is_waited_for() {
    let server = TestServer::own().await;
    check_healed(server.database().await, Cut { at: "insert into public.visits", nth: 1, how: How::Crash }).await;
    check_healed(server.database().await, Cut { at: "Q\0\0\0\x0bcommit\0", nth: 2, how: How::Crash }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_concurrent_build_is_looked_for_in_the_catalog() {
    let server = TestServer::shared().await;
    for how in [How::BeforeIt, How::AfterIt, How::AfterItsAnswer] {
        let cut = Cut { at: "create index concurrently", nth: 1, how };
        let (report, proxy, again) = cut_once(server.database().await, (BEFORE, INDEXED), cut).await;
        assert_eq!(report.exit_code, 0, "{how:?}: {:?}", said(&report));
        assert_eq!(codes(&report), ["connection-failure"], "{how:?}");
        let valid = "select bool_and(indisvalid)::text from pg_index where indrelid = 'public.jobs'::regclass";
        assert_eq!(proxy.database().value(valid).await, "true", "{how:?}");
        let count = "select count(*)::text from pg_index where indrelid = 'public.jobs'::regclass";
        assert_eq!(proxy.database().value(count).await, "2", "{how:?}");
        assert_eq!((again.exit_code, again.summary.executed), (0, 0), "{how:?}: {:?}", said(&again));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_stays_away_ends_the_deploy_with_what_is_known() {
    let server = TestServer::shared().await;
    let before = Cut { at: "create table public.visits", nth: 1, how: How::ForGood };
    let (report, _proxy, again) = cut_once(server.database().await, (BEFORE, AFTER), before).await;
    assert_eq!((report.exit_code, report.status), (6, Status::Failed), "{:?}", said(&report));
    assert!(said(&report).iter().any(|words| words.starts_with("connection-lost")), "{:?}", said(&report));
    assert_eq!(again.exit_code, 0, "{:?}", said(&again));

    let commit = Cut { at: "Q\0\0\0\x0bcommit\0", nth: 2, how: How::ForGood };
    let (report, proxy, again) = cut_once(server.database().await, (BEFORE, AFTER), commit).await;
    assert_eq!((report.exit_code, report.status), (6, Status::Partial), "{:?}", said(&report));
    assert!(said(&report).iter().any(|words| words.starts_with("in-doubt")), "{:?}", said(&report));
    let in_doubt = report.statements.iter().filter(|statement| statement.status == StatementStatus::InDoubt);
    assert!(in_doubt.count() > 0, "{:?}", report.segments);
    assert!(report.segments.iter().any(|segment| segment.status == StatementStatus::InDoubt));
    assert_eq!(again.exit_code, 0, "{:?}", said(&again));
    assert_eq!(proxy.database().value("select count(*)::text from public.visits").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_became_of_the_database_meanwhile_ends_the_deploy() {
    let server = TestServer::shared().await;
    for at in ["create table public.visits", "add column", "Q\0\0\0\x0bcommit\0"] {
        let overtaken = Cut { at, nth: 1, how: How::Overtaken };
        let (report, _proxy, _) = cut_once(server.database().await, (BEFORE, AFTER), overtaken).await;
        assert_eq!(report.exit_code, 1, "{at}: {:?}", said(&report));
        assert!(said(&report).iter().any(|words| words.starts_with("overtaken")), "{at}: {:?}", said(&report));

        let replaced = Cut { at, nth: 1, how: How::Replaced };
        let (report, proxy, again) = cut_once(server.database().await, (BEFORE, AFTER), replaced).await;
        assert_eq!(report.exit_code, 6, "{at}: {:?}", said(&report));
        assert!(said(&report).iter().any(|words| words.starts_with("server-replaced")), "{at}: {:?}", said(&report));
        // The other run found it empty, and made everything.
        assert_eq!((again.exit_code, again.summary.executed), (0, 3), "{at}: {:?}", said(&again));
        assert_eq!(proxy.database().value("select count(*)::text from public.visits").await, "1", "{at}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_healing_a_lost_connection_ends_the_deploy() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("lost-unhealed");
    folder.write("schema.sql", AFTER);
    let proxy = Proxy::start(database, Cut { at: "create table public.visits", nth: 1, how: How::BeforeIt }).await;
    let mut request = request_to(proxy.url(), folder.path());
    request.heal = HealLevel::Off;
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.status), (6, Status::Failed), "{:?}", said(&report));
    assert_eq!(proxy.database().value("select coalesce(to_regclass('public.visits')::text, 'none')").await, "none");
}
