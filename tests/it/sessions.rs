//! Settings and transactions of a file: what they hold for, and where they end.

use wrench_backend::deploy::{Report, Status};
use wrench_tests::{TestFolder, TestServer, deploy_into, request_for};

fn messages(report: &Report) -> Vec<String> {
    report.findings.iter().map(|f| format!("{} {} {:?}", f.code, f.message, f.detail)).collect()
}

#[tokio::test]
async fn a_local_setting_holds_to_the_end_of_the_file() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("local");
    let head = "create schema crm;\nset local search_path = crm;\nselect set_config('lock_timeout', '9s', true);\n";
    // A new label must be committed before its use, and the settings hold after that cut, too.
    let rest = "create type mood as enum ('sad');\n\
                create table days (mood mood, told text default current_setting('lock_timeout'));\n\
                alter type mood add value 'glad';\ninsert into days values ('glad');\n";
    folder.write("001_crm.sql", &[head, rest].concat());
    folder.write(
        "002_jobs.sql",
        "create table jobs (told text default current_setting('lock_timeout'));\ninsert into jobs values (default);\n",
    );
    let request = request_for(&database, folder.path());
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
    assert_eq!(database.value("select mood || told from crm.days").await, "glad9s");
    assert_eq!(database.value("select (told <> '9s')::text from public.jobs").await, "true");
    let again = deploy_into(&request).await;
    assert_eq!((again.exit_code, again.summary.executed), (0, 0), "{:?}", messages(&again));
}

#[tokio::test]
async fn a_pair_of_begin_and_commit_stays_when_what_follows_fails() {
    let database = TestServer::shared().await.database().await;
    database.psql("create schema legacy").expect("it loads");
    let folder = TestFolder::new("pair");
    let head = "begin;\ncreate table jobs (id int primary key);\ninsert into jobs values (1);\ncommit;\ncreate table visits (id int);\n";
    let fails = "insert into jobs select 2 / (case when to_regnamespace('legacy') is null then 1 else 0 end);\n";
    folder.write("001_jobs.sql", &[head, fails].concat());
    let request = request_for(&database, folder.path());
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.status), (1, Status::Partial), "{:?}", messages(&report));
    let there = "select (to_regclass('public.visits') is null) || '/' || (select count(*) from jobs)";
    assert_eq!(database.value(there).await, "true/1");
    database.psql("drop schema legacy").expect("it changes");
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 2), "{:?}", messages(&report));
    assert_eq!(database.value(there).await, "false/2");
}

#[tokio::test]
async fn a_files_role_meets_neither_the_journal_nor_the_next_file() {
    let database = TestServer::own().await.database().await;
    database
        .psql("create role worker; create schema crm; grant usage, create on schema crm to worker")
        .expect("it loads");
    let folder = TestFolder::new("role");
    let head = "create schema if not exists crm;\ngrant usage, create on schema crm to worker;\nset role worker;\n";
    let rest = "create table crm.jobs (id int primary key, title text);\ncreate index concurrently jobs_title on crm.jobs (title);\n\
                create table crm.visits (id int primary key);\n";
    folder.write("001_crm.sql", &[head, rest].concat());
    folder.write(
        "002_notes.sql",
        "create table notes (id int, who text default current_user);\ninsert into notes values (1);\n",
    );
    let request = request_for(&database, folder.path());
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
    let owners = "select string_agg(distinct tableowner, '/') from pg_tables where schemaname = 'crm'";
    assert_eq!(database.value(owners).await, "worker");
    assert_eq!(database.value("select who from notes").await, "postgres");
    database.psql("drop owned by worker; drop role worker").expect("it changes");
}
