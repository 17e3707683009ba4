//! Bad input: what is said, which exit code, and that nothing is lost.

use std::process::Stdio;
use std::time::{Duration, Instant};

use wrench_tests::{TestDatabase, TestFolder, TestServer, dump, transcript, wrench};

fn deploy(folder: &TestFolder, url: &str, arguments: &[&str]) -> String {
    let output = wrench()
        .current_dir(folder.path())
        .args(["deploy", "--database-url", url, "--color", "never"])
        .args(arguments)
        .output()
        .expect("wrench starts");
    transcript(&output, &[])
}

async fn database() -> TestDatabase {
    TestServer::shared().await.database().await
}

#[tokio::test]
async fn a_syntax_error_names_its_place_and_runs_nothing() {
    let database = database().await;
    let folder = TestFolder::new("syntax");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\ncreate table b (id int,, name text);\n");
    let before = dump(&database);
    let said = deploy(&folder, &database.url(), &[]);
    assert!(said.starts_with("exit: 1"), "{said}");
    assert!(said.contains("error[syntax-error]") && said.contains("deploy/phase1/tables.sql:2:24"), "{said}");
    assert!(said.contains("create table b (id int,, name text);"), "{said}");
    assert_eq!(dump(&database), before);
}

#[tokio::test]
async fn an_error_only_the_server_sees_is_found_on_the_private_server() {
    let database = database().await;
    let folder = TestFolder::new("semantic");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\ncreate view v as select nmae from a;\n");
    let said = deploy(&folder, &database.url(), &[]);
    assert!(said.starts_with("exit: 1"), "{said}");
    assert!(said.contains("column \"nmae\" does not exist (SQLSTATE 42703)"), "{said}");
    assert!(said.contains("deploy/phase1/tables.sql:2:25"), "{said}");
    assert_eq!(database.value("select (pg_catalog.to_regclass('public.a') is null)::text").await, "true");
}

#[tokio::test]
async fn an_unreachable_database_says_what_was_tried() {
    let folder = TestFolder::new("unreachable");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    let said = deploy(&folder, "postgres://nobody:secret-word@127.0.0.1:1/none", &[]);
    assert!(said.starts_with("exit: 6"), "{said}");
    assert!(said.contains("could not connect to database \"none\" on 127.0.0.1:1 as \"nobody\""), "{said}");
    assert!(!said.contains("secret-word"), "{said}");
}

#[tokio::test]
async fn an_unknown_phase_names_the_known_ones() {
    let folder = TestFolder::new("phase");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    folder.write("deploy/phase2/tables.sql", "create table b (id int);\n");
    let said = deploy(&folder, "postgres://127.0.0.1:1/none", &["--phase=7"]);
    assert!(said.starts_with("exit: 2"), "{said}");
    assert!(said.contains("unrecognized phase `7`") && said.contains("`phase1`, `phase2`"), "{said}");
}

#[tokio::test]
async fn a_missing_folder_and_an_invalid_phases_file_are_usage_errors() {
    let folder = TestFolder::new("folder");
    let said = deploy(&folder, "postgres://127.0.0.1:1/none", &["--dir", "nowhere"]);
    assert!(said.starts_with("exit: 2") && said.contains("could not open folder \"nowhere\""), "{said}");
    folder.write("deploy/phases.toml", "[[phase]]\nname = \"a\"\ncolour = \"red\"\n");
    let said = deploy(&folder, "postgres://127.0.0.1:1/none", &[]);
    assert!(said.starts_with("exit: 2") && said.contains("deploy/phases.toml is not valid"), "{said}");
    assert!(said.contains("(line 3)"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_deployer_waits_and_names_the_holder() {
    let database = database().await;
    let folder = TestFolder::new("second");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    let holder = database.connect().await;
    let lock = "select pg_catalog.pg_advisory_lock(8607053362647024716)";
    holder.client.batch_execute(lock).await.expect("the lock is free");
    let said = deploy(&folder, &database.url(), &["--lock-wait", "300ms"]);
    assert!(said.starts_with("exit: 5"), "{said}");
    assert!(said.contains(&format!("Process {} (\"test\", role \"postgres\"", holder.server.pid)), "{said}");
    drop(holder);
    let said = deploy(&folder, &database.url(), &["--lock-wait", "30s"]);
    assert!(said.starts_with("exit: 0"), "{said}");
}

#[tokio::test]
async fn an_interrupt_in_the_middle_leaves_nothing_half_applied_and_a_log() {
    let database = database().await;
    let folder = TestFolder::new("interrupt");
    // On the private server the table is empty; here each row costs a second.
    folder.write("deploy/phase1/tables.sql", "create table slow (id int);\n");
    folder.write(
        "deploy/phase1/data.sql",
        "create table late (id int);\nupdate slow set id = id where pg_catalog.pg_sleep(20) is not null;\n",
    );
    let first = TestFolder::new("interrupt-base");
    first.write("deploy/phase1/tables.sql", "create table slow (id int);\n");
    let said = deploy(&first, &database.url(), &[]);
    assert!(said.starts_with("exit: 0"), "{said}");
    database.psql("insert into slow values (1)").expect("a row is inserted");
    let before = dump(&database);
    let child = wrench()
        .current_dir(folder.path())
        .args(["deploy", "--database-url", &database.url(), "--color", "never"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("wrench starts");
    let sleeping = "select count(*)::text from pg_catalog.pg_stat_activity
        where datname = pg_catalog.current_database() and query like 'update slow%' and wait_event = 'PgSleep'";
    let started = Instant::now();
    while database.value(sleeping).await != "1" {
        assert!(started.elapsed() < Duration::from_secs(30), "the update never started");
    }
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill starts").success());
    let output = child.wait_with_output().expect("wrench ends");
    assert!(started.elapsed() < Duration::from_secs(18), "the running statement was not cancelled");
    let said = transcript(&output, &[]);
    assert!(said.starts_with("exit: 130") && said.contains("error[interrupted]"), "{said}");
    assert_eq!(dump(&database), before);
    let logs: Vec<_> = std::fs::read_dir(folder.path().join("logs")).expect("a log folder").collect();
    assert_eq!(logs.len(), 1, "{said}");
    let status = "select status from wrench.deployment order by started_at desc limit 1";
    assert_eq!(database.value(status).await, "interrupted");
}

#[tokio::test]
async fn a_log_folder_that_cannot_be_written_is_a_warning() {
    let database = database().await;
    let folder = TestFolder::new("readonly");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    // A file where the folder should be stops root, too.
    folder.write("logs", "");
    let said = deploy(&folder, &database.url(), &[]);
    assert!(said.starts_with("exit: 0"), "{said}");
    assert!(said.contains("warning[log-not-written]: could not write the log into \"logs\""), "{said}");
}

#[tokio::test]
async fn verify_only_changes_nothing_at_all() {
    let database = database().await;
    let folder = TestFolder::new("verify");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    let said = deploy(&folder, &database.url(), &["--verify-only"]);
    assert!(said.starts_with("exit: 0") && said.contains("verified"), "{said}");
    assert_eq!(
        database.value("select count(*)::text from pg_catalog.pg_namespace where nspname = 'wrench'").await,
        "0"
    );
}

#[tokio::test]
async fn github_and_json_formats_speak_their_languages() {
    let database = database().await;
    let folder = TestFolder::new("formats");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\ncreate tabel b (id int);\n");
    let said = deploy(&folder, &database.url(), &["--format", "github"]);
    assert!(said.contains("::error file=deploy/phase1/tables.sql,line=2,col="), "{said}");
    folder.write("deploy/phase1/tables.sql", "create table a (id int);\n");
    let output = wrench()
        .current_dir(folder.path())
        .args(["deploy", "--database-url", &database.url(), "--format", "json"])
        .output()
        .expect("wrench starts");
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON document");
    assert_eq!(document["status"], "succeeded");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
