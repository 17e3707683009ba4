//! `--verify-only` with a trial of the plan: what only the live schema refuses is found, and the target stays as it is.

use wrench_backend::deploy::{DeployRequest, Report};
use wrench_backend::drift::Hazard;
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, dump, request_for};

/// A target and the files declared for it.
struct Setting {
    database: TestDatabase,
    folder: TestFolder,
    request: DeployRequest,
}

impl Setting {
    /// `files` are deployed before `behind` is run by hand.
    async fn new(name: &str, files: &[(&str, &str)], behind: &str) -> Setting {
        let database = TestServer::shared().await.database().await;
        let folder = TestFolder::new(name);
        files.iter().for_each(|(path, text)| folder.write(path, text));
        let request = DeployRequest { log_dir: None, ..request_for(&database, folder.path()) };
        if !files.is_empty() {
            let report = deploy_into(&request).await;
            assert_eq!(report.exit_code, 0, "{:?}", report.findings);
        }
        database.psql(behind).expect("the database is changed by hand");
        Setting { database, folder, request }
    }

    /// What is said without changing anything.
    async fn verify(&self) -> Report {
        let before = dump(&self.database);
        let rows = self.database.value("select count(*)::text from pg_catalog.pg_stat_user_tables").await;
        let report = deploy_into(&DeployRequest { verify_only: true, tries_plan: true, ..self.request.clone() }).await;
        assert_eq!(dump(&self.database), before, "nothing is changed");
        assert_eq!(self.database.value("select count(*)::text from pg_catalog.pg_stat_user_tables").await, rows);
        report
    }
}

/// Codes of findings with their places.
fn said(report: &Report) -> Vec<(&'static str, usize)> {
    let line = |finding: &wrench_backend::finding::Finding| {
        (finding.code, finding.location.as_ref().map_or(0, |place| place.line_column().0))
    };
    report.findings.iter().map(line).collect()
}

/// What failed: SQLSTATE, file and line of the statement.
fn failure(report: &Report) -> Option<(String, Option<String>, Option<usize>)> {
    let failed = report.statements.iter().find(|statement| statement.error.is_some())?;
    Some((failed.error.as_ref()?.sqlstate.clone(), failed.file.clone(), failed.line))
}

/// Name, files deployed before, what somebody did by hand, a changed file, and the SQLSTATE with the line of what fails then.
type Refused = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
    (&'static str, &'static str),
    (&'static str, usize),
);

const REFUSED: [Refused; 4] = [
    (
        "used-by-a-view",
        &[("001_jobs.sql", "create table jobs (id int primary key, note text);\n")],
        "create view notes as select note from jobs",
        ("002_drop.sql", "create table more (id int);\nalter table jobs drop column note;\n"),
        ("2BP01", 2),
    ),
    (
        "forbidden-by-an-event-trigger",
        &[("schema.sql", "create table jobs (id int primary key);\n")],
        "create function no_tables() returns event_trigger language plpgsql as $$ begin
             if exists (select from pg_event_trigger_ddl_commands()) then raise exception 'no tables'; end if;
         end $$;
         create event trigger no_tables on ddl_command_end when tag in ('CREATE TABLE') execute function no_tables()",
        ("schema.sql", "create table jobs (id int primary key);\n\ncreate table more (id int);\n"),
        ("P0001", 3),
    ),
    (
        "a-block-that-looks-around",
        &[("001_jobs.sql", "create table jobs (id int primary key);\n")],
        "create table legacy (id int)",
        (
            "002_block.sql",
            "do $$ begin\n  if to_regclass('public.legacy') is not null then\n    alter table jobs add constraint c check (nothing > 0);\n\
             \n  end if;\nend $$;\n",
        ),
        ("42703", 1),
    ),
    (
        "a-column-of-another-type",
        &[("001_jobs.sql", "create table jobs (id int primary key);\n")],
        "create table users (id text primary key)",
        (
            "002_visits.sql",
            "create table if not exists users (id int primary key);\ncreate table visits (who int references users (id));\n",
        ),
        ("42804", 2),
    ),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_only_the_live_schema_refuses_fails_as_it_would_and_is_not_done() {
    for (name, files, behind, (path, text), (sqlstate, line)) in REFUSED {
        let setting = Setting::new(name, files, behind).await;
        setting.folder.write(path, text);
        let tried = setting.verify().await;
        let found = failure(&tried).unwrap_or_else(|| panic!("{name}: {:?} {:?}", tried.exit_code, tried.findings));
        assert_eq!((tried.exit_code, found.0.as_str(), found.2), (1, sqlstate, Some(line)), "{name}");
        assert!(said(&tried).contains(&("statement-failed", line)), "{name}: {:?}", tried.findings);
        assert!(format!("{:?}", tried.findings).contains("the target is untouched"), "{name}: {:?}", tried.findings);
        let real = deploy_into(&setting.request).await;
        assert_eq!((real.exit_code, failure(&real)), (1, Some(found)), "{name}: {:?}", real.findings);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_works_is_verified_and_what_was_not_tried_is_said() {
    let before = [("schema.sql", "create table jobs (id int primary key, hours int);\n")];
    let behind = "insert into jobs values (1, -1); create extension dblink;
        create view remote as select id from dblink('host=nowhere', 'select 1') as t (id int)";
    let mut setting = Setting::new("verified", &before, behind).await;
    let role = format!("made_by_{}", setting.database.value("select current_database()::text").await);
    let text = format!(
        "create table jobs (id int primary key, hours int, constraint positive check (hours > 0));
create extension if not exists pg_trgm;
create extension if not exists moddatetime;
create role {role};
create table people (id int primary key, name text, job int references jobs (id), at timestamptz);
create index on people using gin (name gin_trgm_ops);
create trigger touched before update on people for each row execute function moddatetime(at);
grant select on people to {role};
alter table people owner to {role};
create extension if not exists postgres_fdw;
create server elsewhere foreign data wrapper postgres_fdw options (host 'nowhere');
insert into people (id) values (1) on conflict do nothing;
",
    );
    setting.folder.write("schema.sql", &text);
    setting.request.allowed.insert(Hazard::ValidatesRows);
    let is_stopped_by_rows = |report: &Report| {
        report.exit_code == 1 && report.findings.iter().any(|finding| finding.code == "data-violates")
    };
    let stopped = setting.verify().await;
    assert!(is_stopped_by_rows(&stopped), "rows are in the way: {:?}", stopped.findings);
    let stopped = deploy_into(&setting.request).await;
    assert!(is_stopped_by_rows(&stopped), "rows are in the way: {:?}", stopped.findings);
    setting.database.psql("update jobs set hours = 1").expect("the row is mended");
    let tried = setting.verify().await;
    assert_eq!(tried.exit_code, 0, "{:?}", tried.findings);
    let notes = said(&tried);
    for expected in [("not-tried-over-rows", 0), ("not-tried-over-rows", 12), ("unproved", 0)] {
        assert!(notes.contains(&expected), "{expected:?} is not among {:?}", tried.findings);
    }
    assert!(!notes.iter().any(|(code, _)| *code == "not-tried"), "{:?}", tried.findings);
    let real = deploy_into(&setting.request).await;
    assert_eq!(real.exit_code, 0, "{:?}", real.findings);
    assert_eq!(said(&setting.verify().await), [("", 0); 0], "there is nothing to try");
    let drop = format!("drop owned by {role}; drop role {role}");
    setting.database.psql(&drop).expect("the role goes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_copy_cannot_have_is_no_failure_of_the_plan() {
    let behind = "create extension dblink;
        create view remote as select id from dblink('host=nowhere', 'select 1') as t (id int)";
    let setting = Setting::new("explained", &[("001_jobs.sql", "create table jobs (id int);\n")], behind).await;
    let block = "create table more (id int);\ndo $$ begin\n  if to_regclass('public.legacy') is null then\n    \
                 perform dblink_get_connections();\n  end if;\nend $$;\n";
    setting.folder.write("002_more.sql", &block.replace("public.legacy", "public.jobs"));
    let tried = setting.verify().await;
    assert_eq!(tried.exit_code, 0, "{:?}", tried.findings);
    assert!(said(&tried).iter().any(|(code, _)| *code == "unproved"), "{:?}", tried.findings);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_deploy_of_phase_1_to_a_target_without_the_platform_is_tried_whole() {
    let server = TestServer::own().await;
    let database = server.database().await;
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let request = DeployRequest { verify_only: true, tries_plan: true, ..request_for(&database, &dir) };
    let platform = Some(wrench_backend::files::PlatformKind::Supabase);
    let tried = deploy_into(&DeployRequest { platform, ..request }).await;
    assert_eq!((tried.exit_code, tried.summary.failed), (0, 0), "{:?}", tried.findings);
    assert_eq!(dump(&database).len(), dump(&server.database().await).len(), "nothing is made");
}
