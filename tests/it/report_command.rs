//! `wrench report`: figures over log files and journal, for people and as a document.

use std::process::Output;

use serde_json::{Value, json};
use wrench_tests::{TestDatabase, TestFolder, TestServer, transcript, wrench};

const SCHEMA: &str = include_str!("../../docs/schemas/report.schema.json");
const LOG_SCHEMA: &str = include_str!("../../docs/schemas/deploy-log.schema.json");

fn run(folder: &TestFolder, arguments: &[&str]) -> Output {
    let mut command = wrench();
    command.current_dir(folder.path()).args(["report", "--color", "never"]).args(arguments);
    command.output().expect("wrench starts")
}

fn document(folder: &TestFolder, arguments: &[&str]) -> Value {
    let output = run(folder, &[&["--format", "json"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let document: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON document");
    assert_eq!(errors(SCHEMA, &document), Vec::<String>::new(), "{document:#}");
    document
}

fn errors(schema: &str, document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = options.build(&schema).expect("the schema can be used");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn statement(status: &str, sql: &str, error: Option<(&str, &str)>, heals: usize) -> Value {
    let heal = json!({
        "rule": "duplicate-table", "sqlstate": "42P07", "object": "table \"public.jobs\"", "original_sql": sql,
        "executed_sql": [], "evidence": { "want": null, "have": null, "base": null, "differences": [] },
    });
    json!({
        "phase": "phase1", "file": "deploy/phase1/tables.sql", "line": 1, "sql": sql, "executed_sql": [], "hash": null,
        "kind": "create_table", "class": "schema", "object": null, "decision": "execute", "status": status,
        "started_at": null, "duration_ms": 12.5, "window": null, "window_ms": null, "lock_wait_ms": null, "rows": null,
        "sqlstate": error.map(|(state, _)| state), "differences": [], "heals": vec![heal; heals], "attempts": [],
        "error": error.map(|(_, message)| json!({
            "message": message, "detail": null, "hint": null, "position": null, "context": null, "schema": null,
            "table": null, "column": null, "constraint": null, "causes": [],
        })),
    })
}

/// Writes a log as a deploy would have.
fn log(folder: &TestFolder, (day, minute): (u8, u8), status: &str, statements: &[Value]) {
    let id = format!("2026-11-{day:02}T10-{minute:02}-00-000Z");
    let at = format!("2026-11-{day:02}T10:{minute:02}:00Z");
    let count = json!(0);
    let document = json!({
        "version": 1, "id": id, "started_at": at, "finished_at": at, "duration_ms": 0.0, "tool_version": "0.1.0",
        "git_commit": null, "phases": ["phase1"], "status": status, "exit_code": if status == "succeeded" { 0 } else { 1 },
        "target": { "host": "db", "port": 5432, "database": "app", "user": "postgres", "server_version": "15.18" },
        "statements": statements, "findings": [],
        "summary": {
            "executed": count, "converged": count, "replaced": count, "skipped_identical": count, "healed": count,
            "refused": count, "drift": count, "failed": count,
        },
        "metrics": {
            "round_trips": 0, "statements_per_s": null, "longest_lock_ms": 0.0, "shadow_ms": 0.0, "introspect_ms": 0.0,
        },
    });
    assert_eq!(errors(LOG_SCHEMA, &document), Vec::<String>::new());
    folder.write(&format!("logs/deploy-{id}.json"), &document.to_string());
}

fn two_weeks(name: &str) -> TestFolder {
    let folder = TestFolder::new(name);
    let done = statement("done", "create table public.jobs (id int)", None, 0);
    let healed = statement("skipped", "create table public.jobs (id int)", None, 1);
    let failed = |table: &str| {
        let sql = format!("create index {table}_idx on public.{table} (state)");
        statement("failed", &sql, Some(("42P01", &format!("relation \"public.{table}\" does not exist"))), 0)
    };
    log(&folder, (10, 0), "succeeded", &[done.clone(), healed.clone()]);
    log(&folder, (11, 0), "failed", &[done.clone(), failed("jobs")]);
    log(&folder, (11, 8), "failed", &[failed("visits")]);
    log(&folder, (11, 12), "succeeded", &[healed.clone(), healed]);
    log(&folder, (17, 0), "succeeded", std::slice::from_ref(&done));
    log(&folder, (18, 0), "drifted", &[]);
    log(&folder, (18, 1), "verified", &[]);
    folder
}

#[test]
fn figures_stand_beside_their_goals() {
    let folder = two_weeks("report-words");
    let said = transcript(&run(&folder, &[]), &[]);
    let expect = "exit: 0
--- stdout
7 deployments
  deployments   60.0 % (3 of 5 succeeded)                    missed   at least 95 %
  heals         60.0 % (3 of 5 healed)                       missed   at least 80 %
  drift         1 unresolved                                 missed   none unresolved
  recovery      median 12 min, longest 12 min                missed   under 5 minutes
  besides       1 stopped by drift, 1 verified only

heals by rule
  duplicate-table                100.0 % (3 of 3 healed)
  no rule                        0.0 % (0 of 2 healed)

most frequent failures
     2 × 42P01  relation \"{table}\" does not exist [statement-failed]

slowest statements
        12.5 ms  deploy/phase1/tables.sql:1  create table public.jobs (id int)
        12.5 ms  deploy/phase1/tables.sql:1  create index jobs_idx on public.jobs (state)
        12.5 ms  deploy/phase1/tables.sql:1  create index visits_idx on public.visits (state)

week by week
  2026-11-09    4 deployments   50 % missed   heals   60 % missed   drift      0 ok       recovery 12 min missed
  2026-11-16    1 deployment   100 % ok       heals        no data  drift      1 missed   recovery        no data
--- stderr";
    assert_eq!(said, expect);
}

#[test]
fn a_document_has_the_same_figures() {
    let document = document(&two_weeks("report-json"), &[]);
    let figures = &document["figures"];
    assert_eq!(figures["success"]["value"], json!({ "part": 3, "whole": 5, "rate": 0.6 }));
    assert_eq!(figures["heals"]["value"], json!({ "part": 3, "whole": 5, "rate": 0.6 }));
    assert_eq!(
        (&figures["unresolved_drift"]["value"], &figures["unresolved_drift"]["mark"]),
        (&json!(1), &json!("missed"))
    );
    assert_eq!(figures["recovery"]["value"], json!({ "median_s": 720.0, "longest_s": 720.0, "still_failing": 0 }));
    assert_eq!(document["failures"][0]["pattern"], "relation \"{table}\" does not exist");
    assert_eq!(document["failures"][0]["count"], 2);
    assert_eq!(document["weeks"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["weeks"][1]["figures"]["success"]["mark"], "ok");
}

#[test]
fn an_unhealed_failure_has_what_a_test_case_needs() {
    let folder = two_weeks("report-unhealed");
    let document = document(&folder, &["--unhealed"]);
    assert_eq!(document["unhealed"].as_array().map(Vec::len), Some(1));
    let case = &document["unhealed"][0];
    assert_eq!(case["case"], "42p01-relation-table-does-not-exist");
    assert_eq!((&case["sqlstate"], &case["count"]), (&json!("42P01"), &json!(2)));
    assert_eq!(case["statement"], "create index visits_idx on public.visits (state)");
    assert_eq!(case["message"], "relation \"public.visits\" does not exist");
    assert_eq!(case["files"]["new.sql"], "create index visits_idx on public.visits (state);\n");
    assert_eq!(case["files"]["expect.toml"], "exit = 1\nfindings = [\"statement-failed\"]\n");
    let said = transcript(&run(&folder, &["--unhealed"]), &[]);
    let expect = "exit: 0
--- stdout
     2 × 42P01  relation \"{table}\" does not exist [statement-failed]
          message    relation \"public.visits\" does not exist
          place      deploy/phase1/tables.sql:1
          statement  create index visits_idx on public.visits (state)
          deployment 2026-11-11T10-08-00-000Z
--- stderr";
    assert_eq!(said, expect);
}

#[test]
fn without_a_log_it_says_so_and_exits_0() {
    let folder = TestFolder::new("report-none");
    let expect = "exit: 0\n--- stdout\nno deployment is logged in logs\n--- stderr";
    assert_eq!(transcript(&run(&folder, &[]), &[]).trim_end(), expect);
    assert_eq!(transcript(&run(&folder, &["--unhealed"]), &[]).trim_end(), expect);
    let document = document(&folder, &["--since", "7"]);
    assert_eq!((&document["deployments"], &document["since_days"]), (&json!(0), &json!(7)));
    assert_eq!(document["figures"]["success"]["mark"], "no data");
}

#[test]
fn damaged_and_foreign_files_are_named_and_passed_over() {
    let folder = two_weeks("report-foreign");
    folder.write("logs/deploy-2026-11-01T10-00-00-000Z.json", "{\"version\": 1, \"id\": \"2026");
    folder.write("logs/deploy-other.json", "{\"version\": 7}");
    folder.write("logs/notes.txt", "hello");
    let document = document(&folder, &[]);
    assert_eq!(document["deployments"], 7);
    let skipped: Vec<&str> =
        document["skipped_files"].as_array().into_iter().flatten().filter_map(|file| file["file"].as_str()).collect();
    assert_eq!(skipped, ["deploy-2026-11-01T10-00-00-000Z.json", "deploy-other.json", "notes.txt"]);
    let said = transcript(&run(&folder, &[]), &[]);
    assert!(said.contains("warning[log-skipped]: \"notes.txt\" is passed over"), "{said}");
    assert!(said.contains("its format is 7, and 1 is known"), "{said}");
}

#[test]
fn old_deployments_are_left_out_on_request() {
    let folder = two_weeks("report-since");
    assert_eq!(document(&folder, &["--since", "0"])["deployments"], 0);
    assert_eq!(document(&folder, &["--since", "60000"])["deployments"], 7);
}

fn deploy(folder: &TestFolder, database: &TestDatabase, logs: &str) -> i32 {
    let arguments = ["deploy", "--quiet", "--log-dir", logs, "--database-url", &database.url()];
    let output = wrench().current_dir(folder.path()).args(arguments).output().expect("wrench starts");
    output.status.code().expect("it exits")
}

#[tokio::test]
async fn real_deployments_are_counted_once_from_logs_and_journal() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("report-real");
    folder.write("wrench.toml", "[platform]\nkind = \"none\"\n");
    let table = "create table public.jobs (id int, state text);\n";
    database.psql(table).expect("a table is made by hand");
    folder.write("deploy/phase1/tables.sql", table);
    assert_eq!(deploy(&folder, &database, "logs"), 0);
    database.psql("insert into public.jobs values (1, 'a'), (2, 'a')").expect("rows are there");
    // Rows that a statement changes are not looked at before it, so that the server refuses the index.
    let unique = "insert into public.jobs values (3, 'a') on conflict do nothing;\ncreate unique index jobs_state on public.jobs (state);\n";
    folder.write("deploy/phase1/tables.sql", &format!("{table}{unique}"));
    assert_eq!(deploy(&folder, &database, "logs"), 1);
    folder.write("deploy/phase1/tables.sql", table);
    assert_eq!(deploy(&folder, &database, "elsewhere"), 0);
    let logged = document(&folder, &[]);
    assert_eq!(
        (&logged["deployments"], &logged["figures"]["recovery"]["value"]["still_failing"]),
        (&json!(2), &json!(1))
    );
    let url = database.url();
    let all = document(&folder, &["--database-url", &url]);
    assert_eq!(all["figures"]["success"]["value"], json!({ "part": 2, "whole": 3, "rate": 2.0 / 3.0 }), "{all:#}");
    assert_eq!(all["figures"]["recovery"]["mark"], "ok");
    assert_eq!(all["rules"][0], json!({ "rule": "duplicate-table", "heals": { "part": 1, "whole": 1, "rate": 1.0 } }));
    assert_eq!(all["rules"][1], json!({ "rule": null, "heals": { "part": 0, "whole": 1, "rate": 0.0 } }));
    let journal = document(&folder, &["--log-dir", "nowhere", "--database-url", &url]);
    assert_eq!(journal["rules"][0], all["rules"][0], "{journal:#}");
    let case = &document(&folder, &["--unhealed"])["unhealed"][0];
    assert_eq!(case["sqlstate"], "23505");
    assert_eq!(case["facts"]["detail"], "Key (state)=(…) is duplicated.");
    assert_eq!(case["facts"]["constraint"], "jobs_state");
    assert_eq!(case["files"]["new.sql"], format!("{table}{unique}"));
}

#[test]
fn a_database_that_cannot_be_reached_is_exit_6_and_the_logs_are_shown() {
    let folder = two_weeks("report-unreachable");
    let said = transcript(&run(&folder, &["--database-url", "postgres://nobody:secret-word@127.0.0.1:1/none"]), &[]);
    assert!(said.starts_with("exit: 6") && said.contains("7 deployments") && !said.contains("secret-word"), "{said}");
}
