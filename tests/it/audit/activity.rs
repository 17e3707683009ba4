//! Connections, locks, transactions, cache, statistics.

use std::time::{Duration, Instant};

use wrench_backend::audit::Status;
use wrench_tests::TestServer;

use super::{database, expect, fact, outcome};

#[tokio::test]
async fn the_database_answers_and_its_version_is_supported() {
    let database = database().await;
    let reachable = expect(&database, "database-reachable", Status::Ok).await;
    assert!(reachable.value.ends_with(" ms"), "{reachable:?}");
    assert_eq!(fact(&reachable, "round trips").matches(" ms").count(), 5);
    assert_eq!(fact(&reachable, "encryption"), "none");
    let version = outcome(&database, "server-version").await;
    assert!(version.value.starts_with("PostgreSQL 1"), "{version:?}");
}

#[tokio::test]
async fn connections_nearly_all_taken_name_who_has_them() {
    // Nobody else can connect meanwhile.
    let database = TestServer::own().await.database().await;
    let few = expect(&database, "connection-slots", Status::Ok).await;
    assert!(few.value.ends_with(" of 17"), "{few:?}");
    let mut taken = Vec::new();
    for _ in 0..13 {
        taken.push(database.connect().await);
    }
    let most = expect(&database, "connection-slots", Status::Warning).await;
    assert_eq!(most.value, "14 of 17");
    assert_eq!(fact(&most, "test"), "13");
    for _ in 0..3 {
        taken.push(database.connect().await);
    }
    let all = expect(&database, "connection-slots", Status::Failed).await;
    assert_eq!(all.value, "17 of 17");
    assert!(all.message.contains("0 connections are left"), "{all:?}");
}

#[tokio::test]
async fn an_open_transaction_is_seen_with_who_opened_it() {
    let database = database().await;
    assert_eq!(expect(&database, "long-transactions", Status::Ok).await.value, "none");
    let open = database.connect().await;
    open.client.batch_execute("begin; select 1").await.expect("it begins");
    let seen = expect(&database, "long-transactions", Status::Ok).await;
    let name = format!("process {} (test, role postgres)", open.server.pid);
    assert!(fact(&seen, &name).ends_with(", idle"), "{seen:?}");
}

#[tokio::test]
async fn a_session_behind_a_lock_names_the_one_in_front() {
    let database = database().await;
    database.psql("create table jobs (id int)").expect("a table is made");
    expect(&database, "blocked-sessions", Status::Ok).await;
    let holder = database.connect().await;
    holder.client.batch_execute("begin; lock table jobs").await.expect("the table is free");
    let waiter = database.connect().await;
    let waiting = tokio::spawn(async move { waiter.client.batch_execute("select * from jobs").await });
    let started = Instant::now();
    let blocked = loop {
        let blocked = outcome(&database, "blocked-sessions").await;
        if blocked.status != Status::Ok {
            break blocked;
        }
        assert!(started.elapsed() < Duration::from_secs(25), "the wait is not seen");
    };
    assert_eq!(blocked.status, Status::Warning, "{blocked:?}");
    let end = format!("select pg_catalog.pg_terminate_backend({});", holder.server.pid);
    assert_eq!(blocked.fix_sql.as_deref(), Some(end.as_str()));
    assert!(blocked.evidence[0].value.contains("for jobs, held by"), "{blocked:?}");
    database.psql(&end).expect("the holder is ended");
    waiting.await.expect("the waiter ends").expect("it reads");
    expect(&database, "blocked-sessions", Status::Ok).await;
}

#[tokio::test]
async fn a_table_larger_than_memory_read_again_and_again_lowers_the_hit_rate() {
    let database = database().await;
    expect(&database, "cache-hit-rate", Status::Ok).await;
    // A row a page: 5,000 pages are 40 MB, and a scan of so much keeps only a few of them in 16 MB.
    let wide = "create table wide (id int, filling text);
        alter table wide alter column filling set storage plain;
        insert into wide select n, pg_catalog.repeat('x', 5000) from pg_catalog.generate_series(1, 5000) as n";
    database.psql(wide).expect("the table is filled");
    database.psql("select pg_catalog.pg_stat_reset()").expect("counting begins");
    let scan = "select pg_catalog.count(id) from wide;";
    database.psql(&scan.repeat(12)).expect("the table is read");
    let low = expect(&database, "cache-hit-rate", Status::Warning).await;
    assert!(fact(&low, "pages read").parse::<i64>().expect("a number") > 30_000, "{low:?}");
}

#[tokio::test]
async fn a_large_table_that_was_never_analyzed() {
    let database = database().await;
    database
        .psql("create table jobs as select n from pg_catalog.generate_series(1, 10000) as n")
        .expect("it is filled");
    expect(&database, "never-analyzed", Status::Ok).await;
    database.psql("insert into jobs values (0)").expect("one more");
    let never = expect(&database, "never-analyzed", Status::Warning).await;
    assert_eq!(fact(&never, "public.jobs"), "10001 rows");
    super::expect_fixed(&database, "never-analyzed", &never).await;
}

#[tokio::test]
async fn transaction_ids_of_a_young_server() {
    let database = database().await;
    let age = expect(&database, "transaction-id-age", Status::Ok).await;
    assert_eq!(age.value, "0 million");
    assert_eq!(fact(&age, "autovacuum_freeze_max_age"), "200000000");
}
