//! The log file is what `docs/schemas/deploy-log.schema.json` says, and holds neither passwords nor row values.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use wrench_backend::deploy::{DeployRequest, Event, Target, deploy};
use wrench_backend::drift::Hazard;
use wrench_backend::postgres::{LockOutcome, take_lock};
use wrench_tests::{TestDatabase, TestServer, deploy_into, request_for};

const SCHEMA: &str = include_str!("../../docs/schemas/deploy-log.schema.json");

/// Stands in rows only, never in a declared file.
const ROW_VALUE: &str = "ada.lovelace@example.org";

const CUSTOMERS: &str = "create table public.customers (id integer primary key, email text);\n";

#[tokio::test]
async fn a_deploy_and_the_idle_one_after_it() {
    let mut case = Case::new("idle", CUSTOMERS).await;
    let first = case.deploy("succeeded").await;
    assert_eq!(first["summary"]["executed"], 1);
    let second = case.deploy("succeeded").await;
    assert_eq!(second["summary"]["skipped_identical"], 1);
    case.end().await;
}

#[tokio::test]
async fn a_heal() {
    let mut case = Case::new("heal", CUSTOMERS).await;
    case.database.psql("create table public.customers (id integer primary key)").unwrap();
    let log = case.deploy("succeeded").await;
    assert_eq!(log["statements"][0]["heals"][0]["rule"], "duplicate-table");
    case.end().await;
}

#[tokio::test]
async fn a_statement_that_only_the_target_refuses() {
    let mut case = Case::new("failing", CUSTOMERS).await;
    case.deploy("succeeded").await;
    case.insert_rows();
    // What comes before the index might put the rows right, so they are left to the server.
    let touched = "update public.customers set email = email;\n";
    case.declare(&format!(
        "{CUSTOMERS}{touched}create unique index customers_email_key on public.customers (email);\n"
    ));
    let log = case.deploy("partial").await;
    assert_eq!(log["segments"][0]["status"], "done");
    assert_eq!(log["segments"][1]["status"], "failed");
    let refused = &log["statements"][2];
    assert_eq!(refused["sqlstate"], "23505");
    assert_eq!(refused["error"]["detail"], "Key (email)=(…) is duplicated.");
    case.end().await;
}

#[tokio::test]
async fn a_failure_after_a_commit() {
    let mut case = Case::new("partial", CUSTOMERS).await;
    case.deploy("succeeded").await;
    case.insert_rows();
    let unique = "update public.customers set email = email;\ncreate unique index customers_email_key on public.customers (email);\n";
    case.declare(&format!("{CUSTOMERS}begin;\ncreate table public.jobs (id integer);\ncommit;\n{unique}"));
    case.deploy("partial").await;
    case.end().await;
}

#[tokio::test]
async fn a_hazard() {
    let mut case = Case::new("refused", CUSTOMERS).await;
    case.deploy("succeeded").await;
    case.insert_rows();
    case.declare(&CUSTOMERS.replace("text", "varchar(99)"));
    case.deploy("refused").await;
    case.end().await;
}

#[tokio::test]
async fn a_value_that_does_not_fit_the_new_type() {
    let mut case = Case::new("misfit", CUSTOMERS).await;
    case.deploy("succeeded").await;
    case.insert_rows();
    case.declare(&CUSTOMERS.replace("text", "integer"));
    case.request.allowed.insert(Hazard::RewritesTable);
    case.deploy("failed").await;
    case.end().await;
}

#[tokio::test]
async fn drift() {
    let mut case = Case::new("drifted", CUSTOMERS).await;
    case.deploy("succeeded").await;
    case.database.psql("alter table public.customers enable row level security").unwrap();
    case.deploy("drifted").await;
    case.end().await;
}

#[tokio::test]
async fn a_verification() {
    let mut case = Case::new("verified", CUSTOMERS).await;
    case.request.verify_only = true;
    case.deploy("verified").await;
    case.end().await;
}

#[tokio::test]
async fn a_lock_that_somebody_holds() {
    let mut case = Case::new("locked", CUSTOMERS).await;
    let other = case.database.connect().await;
    let outcome = take_lock(&other.client, Duration::ZERO, |_| ()).await.unwrap();
    assert_eq!(outcome, LockOutcome::Taken);
    case.request.lock_wait = Duration::from_millis(10);
    case.deploy("locked").await;
    drop(other);
    case.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_that_is_given_up_meanwhile() {
    let case = Case::new("retried", CUSTOMERS).await;
    case.database.psql("create table public.customers (id integer primary key)").unwrap();
    let reader = case.database.connect().await;
    reader.client.batch_execute("begin; select from public.customers").await.unwrap();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let on_event = move |event: Event<'_>| {
        if matches!(event, Event::Retrying { .. }) {
            tell.send(()).ok();
        }
    };
    let request = case.request.clone();
    let running = tokio::spawn(async move { deploy(&request, std::future::pending(), on_event).await });
    told.recv().await.expect("it is sent again");
    reader.client.batch_execute("commit").await.unwrap();
    let report = running.await.unwrap();
    let log = case.check(report.log_file.as_deref(), "succeeded");
    assert_eq!(log["statements"][0]["attempts"][0]["rule"], "lock-not-available");
    case.end().await;
}

#[tokio::test]
async fn files_that_do_not_parse() {
    let mut case = Case::new("syntax", "create tabel public.customers ();\n").await;
    let log = case.deploy("failed").await;
    assert_eq!(log["target"], Value::Null);
    assert_eq!(log["findings"][0]["location"]["line"], 1);
    case.end().await;
}

#[tokio::test]
async fn an_interruption() {
    let case = Case::new("interrupted", CUSTOMERS).await;
    let report = deploy(&case.request, std::future::ready(()), |_| ()).await;
    case.check(report.log_file.as_deref(), "interrupted");
    case.end().await;
}

#[test]
fn the_schema_refuses_what_it_does_not_name() {
    let mut document = serde_json::json!({ "version": 1 });
    assert!(!errors(&document).is_empty(), "a document without its fields is refused");
    document["surprise"] = Value::Bool(true);
    assert!(errors(&document).iter().any(|error| error.contains("surprise")));
}

/// A database, a folder with one declared file, and where the logs go.
struct Case {
    database: TestDatabase,
    dir: PathBuf,
    request: DeployRequest,
}

impl Case {
    async fn new(name: &str, sql: &str) -> Case {
        let database = TestServer::shared().await.database().await;
        let dir = std::env::temp_dir().join(format!("wrench-{}-log-{name}", std::process::id()));
        std::fs::create_dir_all(dir.join("files")).expect("a folder is made");
        let mut request = request_for(&database, &dir.join("files"));
        request.log_dir = Some(dir.join("logs"));
        let case = Case { database, dir, request };
        case.declare(sql);
        case
    }

    fn declare(&self, sql: &str) {
        std::fs::write(self.request.dir.join("schema.sql"), sql).expect("a file is written");
    }

    /// Two customers with one address, behind the deployer's back.
    fn insert_rows(&self) {
        let insert = format!("insert into public.customers values (1, '{ROW_VALUE}'), (2, '{ROW_VALUE}')");
        self.database.psql(&insert).expect("rows are inserted");
    }

    /// Deploys, checks the log, and answers with it.
    async fn deploy(&mut self, status: &str) -> Value {
        let report = deploy_into(&self.request).await;
        self.check(report.log_file.as_deref(), status)
    }

    fn check(&self, log_file: Option<&Path>, status: &str) -> Value {
        let text = std::fs::read_to_string(log_file.expect("a log was written")).expect("it can be read");
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(log["status"], status, "{text}");
        assert_eq!(errors(&log), Vec::<String>::new());
        assert!(!text.contains(&self.password()), "the log holds the password");
        assert!(!text.contains(ROW_VALUE), "the log holds a row's value: {text}");
        log
    }

    fn password(&self) -> String {
        let Target::Url(url) = &self.request.target else { panic!("tests deploy to a URL") };
        let (credentials, _) = url.split_once('@').expect("the URL has credentials");
        let (_, password) = credentials.rsplit_once(':').expect("the URL has a password");
        assert!(password.len() > 8, "a short password could occur by chance");
        password.to_owned()
    }

    async fn end(self) {
        self.database.drop().await;
        // What stays in the temporary folder is swept by the system.
        std::fs::remove_dir_all(&self.dir).ok();
    }
}

fn errors(log: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = options.build(&schema).expect("the schema can be used");
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
