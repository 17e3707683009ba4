//! Failures that are never healed: each carries its rule, and what the case is about.

use std::time::Duration;

use wrench_backend::deploy::{DeployRequest, Report};
use wrench_backend::finding::Finding;
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, request_for, request_to};

/// A database with a role of its own, which may use schema `public` and no more.
async fn with_role(name: &str, attributes: &str) -> (TestDatabase, String) {
    let database = TestServer::shared().await.database().await;
    let role = format!("{name}_{}", std::process::id());
    database
        .psql(&format!(
            "create role {role} login password 'pw' {attributes}; grant all on schema public to {role}; \
             do $$ begin execute format('grant create on database %I to {role}', current_database()); end $$"
        ))
        .expect("a role is made");
    let url = database.url();
    let (scheme, rest) = url.split_once("://").expect("a URL has a scheme");
    let (_, place) = rest.split_once('@').expect("a URL names a role");
    (database, format!("{scheme}://{role}:pw@{place}"))
}

fn only(report: &Report) -> &Finding {
    report.findings.last().unwrap_or_else(|| panic!("nothing is found: {:?}", report.status))
}

fn check(report: &Report, exit: i32, rule: &str, says: &[&str]) {
    let finding = only(report);
    assert_eq!((report.exit_code, finding.rule.as_deref()), (exit, Some(rule)), "{finding:?}");
    let said = format!("{finding:?}");
    assert!(says.iter().all(|words| said.contains(words)), "{said}");
}

#[tokio::test]
async fn who_owns_a_schema_and_who_deploys_is_said() {
    let (database, url) = with_role("limited", "").await;
    let revoke = format!("revoke create on schema public from limited_{}", std::process::id());
    database.psql(&revoke).expect("a right is taken");
    let folder = TestFolder::new("owner");
    folder.write("schema.sql", "create table public.jobs (id bigint primary key);\n");
    let report = deploy_into(&request_to(url, folder.path())).await;
    check(
        &report,
        1,
        "insufficient-privilege",
        &["permission denied for schema public", "the deploy runs as", "limited_"],
    );
    assert_eq!(database.value("select (to_regclass('public.jobs') is null)::text").await, "true");
}

#[tokio::test]
async fn what_holds_already_needs_no_right() {
    let (database, url) = with_role("onlooker", "").await;
    database
        .psql("create table public.jobs (id bigint primary key); alter table public.jobs enable row level security")
        .expect("it is made");
    let folder = TestFolder::new("already");
    folder.write(
        "schema.sql",
        "create table public.jobs (id bigint primary key);\nalter table public.jobs enable row level security;\n",
    );
    let report = deploy_into(&DeployRequest { verify_only: true, ..request_to(url, folder.path()) }).await;
    assert!(report.statements.iter().all(|statement| statement.error.is_none()), "{:?}", report.findings);
}

#[tokio::test]
async fn a_role_that_may_not_write_is_refused_before_anything_is_tried() {
    let (_database, url) = with_role("reader", "").await;
    _database
        .psql(&format!("alter role reader_{} set default_transaction_read_only = on", std::process::id()))
        .expect("it is set");
    let folder = TestFolder::new("read-only");
    folder.write("schema.sql", "create table public.jobs (id bigint primary key);\n");
    let report = deploy_into(&request_to(url, folder.path())).await;
    check(&report, 4, "read-only-sql-transaction", &["read-only-target", "default_transaction_read_only"]);
    assert!(report.statements.is_empty());
}

#[tokio::test]
async fn a_wrong_password_and_a_missing_database_are_told_apart() {
    let (_database, url) = with_role("stranger", "").await;
    let folder = TestFolder::new("connect");
    folder.write("schema.sql", "create table public.jobs (id bigint primary key);\n");
    let report = deploy_into(&request_to(url.replace(":pw@", ":wrong@"), folder.path())).await;
    check(&report, 6, "invalid-password", &["Check role and password"]);
    assert!(!format!("{:?}", report.findings).contains("wrong"), "{:?}", report.findings);
    let (server, _) = url.rsplit_once('/').expect("a URL names a database");
    let report = deploy_into(&request_to(format!("{server}/nowhere"), folder.path())).await;
    check(&report, 6, "invalid-catalog-name", &["createdb nowhere"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_a_free_connection_is_waited_for() {
    let (database, url) = with_role("crowded", "connection limit 2").await;
    let folder = TestFolder::new("crowded");
    folder.write("schema.sql", "create table public.jobs (id bigint primary key);\n");
    let address = wrench_backend::postgres::parse_url(&url).expect("the URL is valid");
    let first = wrench_backend::postgres::connect(&address, "one", "").await.expect("it connects");
    let second = wrench_backend::postgres::connect(&address, "two", "").await.expect("it connects");
    let refused =
        deploy_into(&DeployRequest { lock_wait: Duration::from_millis(300), ..request_to(url.clone(), folder.path()) })
            .await;
    check(&refused, 6, "too-many-connections", &["too many connections for role"]);
    let patient = DeployRequest { lock_wait: Duration::from_secs(60), ..request_to(url, folder.path()) };
    let waiting = tokio::spawn(async move { deploy_into(&patient).await });
    drop((first, second));
    let report = waiting.await.expect("the deploy ends");
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    assert_eq!(database.value("select (to_regclass('public.jobs') is not null)::text").await, "true");
}

#[tokio::test]
async fn rows_in_the_way_are_found_by_verify_only_and_masked_in_the_log() {
    let database = TestServer::shared().await.database().await;
    database
        .psql("create table public.customers (id bigint primary key, email text); insert into public.customers values (1, 'ada@example.org'), (2, 'ada@example.org')")
        .expect("rows are there");
    let folder = TestFolder::new("verify-rows");
    folder.write(
        "schema.sql",
        "create table public.customers (id bigint primary key, email text);\ncreate unique index customers_email_idx on public.customers (email);\n",
    );
    let report = deploy_into(&DeployRequest { verify_only: true, ..request_for(&database, folder.path()) }).await;
    check(&report, 1, "unique-violation", &["2 rows of public.customers", "Key (email)=(ada@example.org)."]);
    let log = wrench_backend::deploy::to_json(&report).to_string();
    assert!(log.contains("Key (email)=(…)") && !log.contains("ada@example.org"), "{log}");
    assert!(log.contains("\"rule\":\"unique-violation\""), "{log}");
}
