//! The script: run by psql as it is, by psql that goes on after errors, and in one message as an editor sends it.

use std::process::Command;

use wrench_tests::dump;

use super::Place;

const JOBS: &str = "create table public.jobs (id int primary key, state text default 'new');\n";

fn more() -> String {
    format!(
        "{JOBS}create index jobs_state on public.jobs (state);\ninsert into public.jobs values (1, 'open') on conflict do nothing;\n"
    )
}

/// Runs a file with psql as it comes, which goes on after an error.
fn psql_that_goes_on(place: &Place, file: &str) -> String {
    let output = Command::new(place.database.server.program("psql"))
        .args(["-X", "-q", "-d", &place.database.url(), "-f"])
        .arg(place.folder.path().join(file))
        .output()
        .expect("psql starts");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

async fn changed_place(name: &str) -> Place {
    let place = Place::new(name, JOBS).await;
    place.deploy();
    place.declare(&more());
    let said = place.transcript(&["plan", "--quiet", "--sql", "plan.sql"]);
    assert!(said.starts_with("exit: 0") && said.ends_with("--- stderr\nwrench: the script is in plan.sql"), "{said}");
    place
}

#[tokio::test]
async fn a_script_is_run_and_the_next_deploy_finds_everything_done() {
    let (place, other) = (changed_place("run").await, changed_place("run-other").await);
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
    other.deploy();
    assert_eq!(dump(&place.database), dump(&other.database));
    let said = place.transcript(&["deploy", "--quiet"]);
    assert!(said.starts_with("exit: 0"), "{said}");
    assert!(said.contains("executed                 0\n"), "{said}");
    assert_eq!(place.database.value("select count(*)::text from public.jobs").await, "1");
    let statuses = "select string_agg(status, ' ' order by started_at) from wrench.deployment";
    assert_eq!(place.database.value(statuses).await, "succeeded succeeded succeeded");
}

#[tokio::test]
async fn a_changed_database_is_refused_and_nothing_changes() {
    for change in [
        "alter table public.jobs add notes text",
        "comment on table public.jobs is 'work'",
        "grant select on public.jobs to public",
        "create function public.f() returns int language sql as 'select 1'",
    ] {
        let place = changed_place("changed").await;
        place.behind(change);
        let before = dump(&place.database);
        let journal = place.database.value("select count(*)::text from wrench.deployment").await;
        let said = psql_that_goes_on(&place, "plan.sql");
        assert!(said.contains("the schema was changed since the plan was made"), "{change}: {said}");
        assert_eq!(dump(&place.database), before, "{change}");
        assert_eq!(place.database.value("select count(*)::text from public.jobs").await, "0");
        assert_eq!(place.database.value("select count(*)::text from wrench.deployment").await, journal);
    }
}

#[tokio::test]
async fn what_is_no_change_of_the_schema_refuses_nothing() {
    let place = changed_place("vacuumed").await;
    place.behind("insert into public.jobs values (7, 'old')");
    for command in ["vacuum analyze public.jobs", "reindex table public.jobs", "vacuum full public.jobs"] {
        place.behind(command);
    }
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
}

#[tokio::test]
async fn a_script_runs_once() {
    let place = changed_place("once").await;
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
    let before = dump(&place.database);
    let said = psql_that_goes_on(&place, "plan.sql");
    assert!(said.contains("a deployment was recorded since the plan was made"), "{said}");
    assert_eq!(dump(&place.database), before);
}

#[tokio::test]
async fn another_database_is_refused() {
    let (place, other) = (changed_place("here").await, Place::new("there", JOBS).await);
    let script = place.folder.path().join("plan.sql");
    let said = other.database.psql_file(&script).expect_err("it was made for another database");
    assert!(said.contains("and the plan was made for"), "{said}");
    assert_eq!(other.database.value("select to_regnamespace('wrench')::text").await, "");
}

#[tokio::test]
async fn an_editor_that_sends_everything_at_once_is_served() {
    let place = changed_place("editor").await;
    let script = std::fs::read_to_string(place.folder.path().join("plan.sql")).expect("the script is there");
    let editor = place.database.connect().await;
    editor.client.batch_execute(&script).await.expect("the script runs in one message");
    assert!(place.transcript(&["deploy"]).contains("executed                 0\n"));
}

#[tokio::test]
async fn a_concurrent_index_stands_alone_and_is_made_only_after_its_check() {
    let place = Place::new("alone", JOBS).await;
    place.deploy();
    place.declare(&format!(
        "{JOBS}create index concurrently jobs_state on public.jobs (state);\ncreate view public.v as select 1 as x;\n"
    ));
    place.run(&["plan", "--sql", "plan.sql"]);
    place.behind("create table public.stray (id int)");
    let before = dump(&place.database);
    let said = psql_that_goes_on(&place, "plan.sql");
    assert!(said.contains("cannot execute CREATE INDEX in a read-only transaction"), "{said}");
    assert_eq!(dump(&place.database), before);
    place.behind("drop table public.stray");
    place.run(&["plan", "--sql", "plan.sql"]);
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
    assert_eq!(
        place.database.value("select indisvalid::text from pg_index where indexrelid = 'jobs_state'::regclass").await,
        "true"
    );
    assert!(place.transcript(&["deploy"]).contains("executed                 0\n"));
}

#[tokio::test]
async fn a_concurrent_index_that_rows_forbid_ends_the_script() {
    let place = Place::new("duplicates", JOBS).await;
    place.deploy();
    place.behind("insert into public.jobs values (1, 'a'), (2, 'a')");
    place.declare(&format!("{JOBS}create unique index concurrently jobs_state on public.jobs (state);\nalter table public.jobs add column price int;\n"));
    place.run(&["plan", "--sql", "plan.sql"]);
    let said = psql_that_goes_on(&place, "plan.sql");
    assert!(said.contains("could not create unique index") && said.contains("was not built"), "{said}");
    let added =
        "select count(*)::text from pg_attribute where attrelid = 'public.jobs'::regclass and attname = 'price'";
    assert_eq!(place.database.value(added).await, "0");
    assert_eq!(place.database.value("select count(*)::text from wrench.statement where status = 'intent'").await, "1");
}

#[tokio::test]
async fn rows_that_came_meanwhile_are_seen() {
    let place = Place::new("rows", JOBS).await;
    place.deploy();
    place.declare("create table public.jobs (id int primary key, state text default 'new', price int not null);\n");
    place.run(&["plan", "--sql", "plan.sql"]);
    place.behind("insert into public.jobs values (1, 'a')");
    let said = psql_that_goes_on(&place, "plan.sql");
    assert!(said.contains("has rows, and had none when the plan was made"), "{said}");
}

#[tokio::test]
async fn a_plan_that_cannot_be_applied_has_no_script() {
    let place = Place::new("no-script", JOBS).await;
    place.deploy();
    place.behind("alter table public.jobs alter state set default 'old'");
    let said = place.transcript(&["plan", "--quiet", "--sql", "plan.sql"]);
    assert!(said.starts_with("exit: 3") && said.contains("no script was written"), "{said}");
    assert!(!place.folder.path().join("plan.sql").exists());
    let output = place.run(&["plan", "--sql", "-"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(3), &b""[..]));
}

#[tokio::test]
async fn default_privileges_of_the_target_do_not_reach_new_objects_that_declare_none() {
    let sql = "create role script_reader;";
    let place = Place::new("defaults", JOBS).await;
    place.behind(sql);
    let defaults = "alter default privileges in schema public grant select on tables to script_reader;\n";
    place.declare(&format!("{JOBS}{defaults}"));
    place.deploy();
    let grant = "grant select (note) on public.visits to script_reader;\n";
    place.declare(&format!("{JOBS}create table public.visits (id int, note text);\n{grant}{defaults}"));
    place.run(&["plan", "--sql", "plan.sql"]);
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
    let may = "select has_table_privilege('script_reader', 'public.visits', 'select')::text";
    assert_eq!(place.database.value(may).await, "false");
    let may = "select has_column_privilege('script_reader', 'public.visits', 'note', 'select')::text";
    assert_eq!(place.database.value(may).await, "true");
    assert!(place.transcript(&["deploy"]).contains("executed                 0\n"));
}

#[tokio::test]
async fn columns_keep_what_is_granted_on_them_alone() {
    let place = Place::new("columns", "").await;
    place.behind(
        "create role column_writer; alter default privileges in schema public grant all on tables to column_writer",
    );
    let sql =
        "revoke insert on public.jobs from column_writer;\ngrant insert (state) on public.jobs to column_writer;\n";
    place.declare(&format!("{JOBS}{sql}"));
    place.run(&["plan", "--sql", "plan.sql"]);
    assert_eq!(psql_that_goes_on(&place, "plan.sql"), "");
    let may = "select has_column_privilege('column_writer', 'public.jobs', 'state', 'insert')::text";
    assert_eq!(place.database.value(may).await, "true");
    assert!(place.transcript(&["deploy"]).contains("executed                 0\n"));
}
