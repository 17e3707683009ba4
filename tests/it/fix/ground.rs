//! An app's database with its declared files, a server that took an error in, and the command that mends it.

use std::process::Output;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use wrench_tests::{Service, TestFolder, deploy_into, wrench};

/// Two tables, an enum type, and roles as the data API has them.
/// Other tests may make the platform's roles on the shared server.
pub(super) const SETTINGS: &str = "[platform]\nkind = \"none\"\n";
const ENUMS: &str = "create type job_status as enum ('open', 'done');\n";
const TABLES: &str = "\
create table customers (
  id uuid default gen_random_uuid() primary key,
  name text not null
);

create table jobs (
  id uuid default gen_random_uuid() primary key,
  customer_id uuid,
  title text,
  status job_status not null default 'open'
);
";

/// A deployed schema, and a server that listens.
pub(super) struct Ground {
    pub(super) folder: TestFolder,
    pub(super) service: Service,
}

impl Ground {
    pub(super) async fn new(name: &str) -> Ground {
        let folder = TestFolder::new(name);
        folder.write("phase1/enums.sql", ENUMS);
        folder.write("phase1/tables.sql", TABLES);
        folder.write("phase1/columns.sql", "alter table jobs add column if not exists note text;\n");
        folder.write("wrench.toml", SETTINGS);
        let service = Service::start_apart(folder.path()).await;
        let ground = Ground { folder, service };
        assert_eq!(deploy_into(&ground.service.deploy_request()).await.exit_code, 0);
        ground.service.pair().await;
        ground
    }

    /// Takes an error in, and answers with the number of its issue.
    pub(super) async fn fails(&self, event: Value) -> String {
        self.service.report(&[event]).await;
        let issues = self.service.until_issues(|issues| !issues.is_empty()).await;
        issues[0]["id"].to_string()
    }

    /// Runs `wrench issues`.
    pub(super) fn issues(&self, arguments: &[&str]) -> Output {
        let mut command = wrench();
        command.current_dir(self.folder.path()).env("WRENCH_STORE_URL", self.service.store.url());
        command.args(["issues", "--color", "never", "--database-url", &self.service.target.url()]);
        command.args(arguments).output().expect("the command starts")
    }

    /// Runs what changes something, with the folder's files.
    pub(super) fn acts(&self, arguments: &[&str]) -> Output {
        let dir = self.folder.path().display().to_string();
        self.issues(&[arguments, &["--dir", &dir]].concat())
    }

    /// The text of a declared file.
    pub(super) fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    /// What a query answers.
    pub(super) async fn value(&self, sql: &str) -> String {
        self.service.target.value(sql).await
    }

    /// The state of an issue as the list has it.
    pub(super) fn state(&self, id: &str) -> String {
        let listed = self.issues(&["list", "--all", "--format", "json"]);
        let issues: Value = serde_json::from_slice(&listed.stdout).expect("the list is JSON");
        let issues = issues.as_array().expect("a list");
        let is_meant = |issue: &&Value| issue["id"].as_i64().is_some_and(|number| number.to_string() == id);
        let found = issues.iter().find(is_meant).expect("the issue is listed");
        found["status"].as_str().unwrap_or_default().to_owned()
    }

    pub(super) async fn end(self) {
        self.service.drop().await;
    }
}

/// Status and words of a command.
pub(super) fn check(output: &Output, code: i32, words: &[&str]) -> String {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} in {said}");
    }
    said
}

/// A failed request with PostgREST's answer.
pub(super) fn failed(method: &str, path: &str, answer: Value) -> Value {
    static COUNT: AtomicU32 = AtomicU32::new(1000);
    let status = if method == "GET" { 400 } else { 404 };
    json!({
        "id": format!("{:032x}", COUNT.fetch_add(1, Ordering::Relaxed)),
        "occurred_at": "2026-01-02T03:04:05.678Z",
        "mechanism": "fetch",
        "page": "http://localhost:3000/",
        "message": format!("{status} {method} {path}"),
        "request": { "method": method, "url": format!("http://localhost:3000/rest/v1/{path}") },
        "response": { "status": status, "body": answer.to_string(), "duration_ms": 3.5 },
    })
}
