//! The run itself: its connection, its messages, and what becomes of it when something is in the way.

use std::time::{Duration, Instant};

use wrench_backend::audit::{AuditMessage, CHECKS, ReadError, Reader, Status, run};
use wrench_tests::{TestFolder, deploy_into, request_for};

use super::{address, address_of_stranger, database, fact, outcomes, request};

#[tokio::test]
async fn the_reader_cannot_write() {
    let database = database().await;
    database.psql("create table t (id serial)").expect("a table is made");
    let reader = Reader::open(&address(&database)).await.expect("it opens");
    let attempts = [
        "create table u (id int)",
        "insert into public.t default values",
        "update public.t set id = 2",
        "drop table public.t",
        "select pg_catalog.nextval('public.t_id_seq')",
        "with gone as (delete from public.t returning id) select id from gone",
    ];
    for sql in attempts {
        match reader.rows(sql).await {
            Err(ReadError::Refused(error)) => assert_eq!(error.sqlstate, "25006", "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
    }
    let name = "select pg_catalog.current_setting('application_name')";
    assert_eq!(reader.rows(name).await.expect("it reads")[0].get::<_, &str>(0), "wrench reader");
    let path = "select pg_catalog.current_setting('search_path')";
    assert_eq!(reader.rows(path).await.expect("it reads")[0].get::<_, &str>(0), "pg_catalog");
}

#[tokio::test]
async fn a_long_query_and_a_long_wait_are_ended_by_the_server() {
    let database = database().await;
    database.psql("create table t (id int)").expect("a table is made");
    let reader = Reader::open(&address(&database)).await.expect("it opens");
    let locker = database.connect().await;
    locker.client.batch_execute("begin; lock table t").await.expect("the table is free");
    for (sql, sqlstate) in [("select id from public.t", "55P03"), ("select pg_catalog.pg_sleep(60)", "57014")] {
        let started = Instant::now();
        match reader.rows(sql).await {
            Err(ReadError::Refused(error)) => assert_eq!(error.sqlstate, sqlstate, "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
        assert!(started.elapsed() < Duration::from_secs(9), "{sql}");
    }
}

#[tokio::test]
async fn messages_come_in_the_order_of_the_list_and_from_another_task() {
    let database = database().await;
    let request = request(address(&database), None);
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let task = tokio::spawn(async move { run(&request, |message| sender.send(message).expect("it is read")).await });
    let Some(AuditMessage::Started { checks, .. }) = receiver.recv().await else { panic!("the first is `Started`") };
    assert_eq!(checks.len(), CHECKS.len());
    for check in CHECKS {
        let Some(AuditMessage::Checked(checked)) = receiver.recv().await else { panic!("{} reports", check.code) };
        assert_eq!(checked.check.code, check.code);
    }
    let Some(AuditMessage::Finished { status, sentence, duration }) = receiver.recv().await else {
        panic!("the last is `Finished`")
    };
    assert!(receiver.recv().await.is_none());
    assert_eq!(task.await.expect("it ends"), status);
    assert_eq!(status, Status::Ok, "{sentence}");
    // Without declared files and platform five have nothing to look at.
    assert_eq!(sentence, "Everything is in order: 13 checks, nothing to do; 5 were skipped.");
    assert!(duration > Duration::ZERO);
}

#[tokio::test]
async fn an_unreachable_database_fails_once_and_skips_the_rest() {
    let database = database().await;
    let mut nowhere = address(&database);
    nowhere.config = "postgres://nobody:secret-word@127.0.0.1:1/none".parse().expect("it is valid");
    let mut messages = Vec::new();
    let status = run(&request(nowhere, None), |message| messages.push(message)).await;
    assert_eq!(status, Status::Failed);
    let Some(AuditMessage::Finished { sentence, .. }) = messages.pop() else { panic!("it finishes") };
    assert!(sentence.starts_with("One thing needs attention: The database is not reachable"), "{sentence}");
    assert!(sentence.contains("127.0.0.1:1") && !sentence.contains("secret-word"), "{sentence}");
    let statuses: Vec<Status> = messages
        .iter()
        .filter_map(|message| match message {
            AuditMessage::Checked(checked) => Some(checked.outcome.status),
            _ => None,
        })
        .collect();
    assert_eq!(statuses[0], Status::Failed);
    assert!(statuses[1..].iter().all(|status| *status == Status::Skipped), "{statuses:?}");
}

#[tokio::test]
async fn a_connection_lost_on_the_way_fails_what_follows() {
    let database = database().await;
    let kill = "select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
        where application_name = 'wrench reader' and datname = pg_catalog.current_database()";
    let mut after = Vec::new();
    run(&request(address(&database), None), |message| {
        let AuditMessage::Checked(checked) = message else { return };
        if checked.check.code == "server-version" {
            database.psql(kill).expect("the reader is ended");
        }
        after.push(checked);
    })
    .await;
    assert_eq!(after.len(), CHECKS.len(), "the run goes on to its end");
    let slots = after.iter().find(|checked| checked.check.code == "connection-slots").expect("it reports");
    assert_eq!(slots.outcome.status, Status::Failed);
    assert!(slots.outcome.message.contains("the connection was lost"), "{:?}", slots.outcome);
    let last = after.last().expect("it reports");
    assert_eq!((last.check.code, last.outcome.status), ("last-deployment", Status::Failed));
}

#[tokio::test]
async fn a_role_without_privileges_is_told_which_ones_a_check_needs() {
    let database = database().await;
    let folder = TestFolder::new("audit-stranger");
    folder.write("schema.sql", "create table jobs (id bigint generated always as identity primary key);\n");
    assert_eq!(deploy_into(&request_for(&database, folder.path())).await.exit_code, 0);
    let all = outcomes(&request(address_of_stranger(&database, "audit_stranger"), None)).await;
    for code in ["connection-slots", "long-transactions"] {
        let outcome = &all[code];
        assert_eq!(outcome.status, Status::Skipped, "{code}: {outcome:?}");
        assert_eq!(outcome.fix_sql.as_deref(), Some("grant pg_read_all_stats to \"audit_stranger\";"));
    }
    for code in ["last-deployment", "sequences-near-end"] {
        let outcome = &all[code];
        assert_eq!(outcome.status, Status::Skipped, "{code}: {outcome:?}");
        assert!(outcome.message.contains("Role \"audit_stranger\" may not read"), "{outcome:?}");
    }
    for code in ["database-reachable", "server-version", "blocked-sessions", "invalid-indexes"] {
        assert_eq!(all[code].status, Status::Ok, "{code}: {:?}", all[code]);
    }
    assert_eq!(fact(&all["database-reachable"], "role"), "audit_stranger");
}

#[tokio::test]
async fn dropping_the_run_ends_its_session() {
    let database = database().await;
    let request = request(address(&database), None);
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let task = tokio::spawn(async move { run(&request, |message| sender.send(message).unwrap_or_default()).await });
    while !matches!(receiver.recv().await, Some(AuditMessage::Checked(_))) {}
    task.abort();
    let sessions = "select count(*)::text from pg_catalog.pg_stat_activity
        where application_name = 'wrench reader' and datname = pg_catalog.current_database()";
    let started = Instant::now();
    while database.value(sessions).await != "0" {
        assert!(started.elapsed() < Duration::from_secs(20), "the session stays");
    }
}
