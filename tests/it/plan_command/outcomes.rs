//! What a person reads, the document, and every exit code.

use serde_json::Value;
use wrench_tests::dump;

use super::{Place, schema_errors};

const JOBS: &str = "create table public.jobs (id int primary key, state text default 'new');\n";

#[tokio::test]
async fn a_plan_names_every_decision_with_its_reason() {
    let place = Place::new("words", JOBS).await;
    place.behind("create table public.jobs (id int primary key)");
    place
        .folder
        .write("deploy/phase2/views.sql", "set local work_mem = '8MB';\ncreate view public.v as\n  select 1 as x;\n");
    let before = dump(&place.database);
    let said = place.transcript(&["plan", "--quiet"]);
    let expect = "exit: 0
--- stdout
phase1
  deploy/phase1/tables.sql
  ~ converge     1  create table public.jobs (id int primary key, state text default 'new')
                    send alter table \"public\".\"jobs\" add column \"state\" text default 'new'::text
                    because column \"public.jobs.state\": it is missing
                    heal duplicate-table (42P07): table \"public.jobs\", converged
phase2
  deploy/phase2/views.sql
  . set          1  set local work_mem = '8MB'
  + execute      2  create view public.v as …

in this order
   1. phase1: 1 statement, a change in its own transaction, proved before COMMIT
   2. phase2: 1 statement, one transaction, proved before COMMIT
Where one fails, those before it stand, and the next deploy goes on. `--atomic` makes them one transaction.

phase1, phase2 to database \"[database]\" on [server]: 1 to execute, 1 to converge, 1 healed
plan [32 characters]
--- stderr";
    assert_eq!(said, expect);
    assert_eq!(dump(&place.database), before);
    assert_eq!(place.database.value("select to_regnamespace('wrench')::text").await, "");
    assert!(!place.folder.path().join("logs").exists(), "a plan writes no log");
}

#[tokio::test]
async fn a_hazard_names_its_flag_and_with_it_the_plan_goes_through() {
    let place = Place::new("hazard", JOBS).await;
    place.deploy();
    place.behind("insert into public.jobs values (1, 'a')");
    place.declare(&JOBS.replace("text", "varchar(9)"));
    let document = place.document(&[]);
    assert_eq!(document["exit_code"], 4);
    let hazard = &document["statements"][0]["hazards"][0];
    assert_eq!((&hazard["flag"], &hazard["allowed"]), (&"--allow-hazard rewrites-table".into(), &false.into()));
    let said = place.transcript(&["plan", "--quiet", "--allow-hazard", "rewrites-table"]);
    let expect = "exit: 0
--- stdout
phase1
  deploy/phase1/tables.sql
  * replace      1  create table public.jobs (id int primary key, state varchar(9) default 'new')
                    send alter table \"public\".\"jobs\" alter column \"state\" drop default
                    send alter table \"public\".\"jobs\" alter column \"state\" type character varying(9) using \"state\"::character varying(9)
                    send alter table \"public\".\"jobs\" alter column \"state\" set default 'new'::character varying
                    because column \"public.jobs.state\": data type is `text`, declared is `character varying(9)`
                    because column \"public.jobs.state\": default is `'new'::text`, declared is `'new'::character varying`
                    heal duplicate-table (42P07): table \"public.jobs\", converged
                    hazard rewrites-table: allowed by --allow-hazard rewrites-table. Every row is written again under a lock that blocks reads and writes.

in this order
   1. phase1: 1 statement, a change in its own transaction, proved before COMMIT

phase1 to database \"[database]\" on [server]: 1 to replace, 1 healed
plan [32 characters]
--- stderr";
    assert_eq!(said, expect);
}

#[tokio::test]
async fn a_document_has_decisions_segments_and_hashes() {
    let place = Place::new("document", JOBS).await;
    place.declare(&format!("{JOBS}create index concurrently jobs_state on public.jobs (state);\n"));
    let document = place.document(&[]);
    assert_eq!(document["status"], "verified");
    assert_eq!(document["segments"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["segments"][1]["autocommit"], true);
    assert_eq!(document["statements"][0]["sends"][0], JOBS.trim().trim_end_matches(';'));
    let object = &document["objects"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    assert_eq!((&object["object"], &object["decision"]), (&"table \"public.jobs\"".into(), &"create".into()));
    assert_eq!((&object["have"], &object["base"]), (&Value::Null, &Value::Null));
    assert_eq!(document["fingerprint"].as_str().map(str::len), Some(32));
}

#[test]
fn the_schema_refuses_what_it_does_not_name() {
    let mut document = serde_json::json!({ "version": 1 });
    assert!(!schema_errors(&document).is_empty(), "a document without its fields is refused");
    document["surprise"] = Value::Bool(true);
    assert!(schema_errors(&document).iter().any(|error| error.contains("surprise")));
}

#[tokio::test]
async fn drift_is_exit_3_and_a_syntax_error_exit_1() {
    let place = Place::new("drift", JOBS).await;
    place.deploy();
    place.behind("alter table public.jobs alter state set default 'old'");
    let said = place.transcript(&["plan", "--quiet"]);
    assert!(said.starts_with("exit: 3") && said.contains("! drift"), "{said}");
    assert!(said.contains("as it stands a deploy ends with exit code 3"), "{said}");
    place.declare("create tabel public.jobs ();\n");
    let document = place.document(&[]);
    assert_eq!((&document["exit_code"], &document["fingerprint"]), (&1.into(), &Value::Null));
    assert!(place.transcript(&["plan"]).contains("there is no plan (failed)"));
    assert!(place.transcript(&["plan", "--allow-hazard", "fire"]).starts_with("exit: 2"));
    assert!(place.transcript(&["plan", "--phase", "7"]).starts_with("exit: 2"));
}

#[tokio::test]
async fn annotations_for_github_end_with_a_notice() {
    let place = Place::new("github", JOBS).await;
    let said = place.transcript(&["plan", "--quiet", "--format", "github"]);
    assert_eq!(
        said,
        "exit: 0\n--- stdout\n::notice title=wrench plan::phase1 to database \"[database]\" on [server]: 1 to execute\n--- stderr"
    );
}

#[tokio::test]
async fn nothing_to_do_is_said() {
    let place = Place::new("idle", JOBS).await;
    place.deploy();
    let said = place.transcript(&["plan", "--quiet"]);
    assert!(said.contains("phase1 to database \"[database]\" on [server]: 1 to skip\n"), "{said}");
}
