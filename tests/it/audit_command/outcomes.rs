//! What a person reads, every exit code, and that nothing is changed.

use wrench_tests::{TestFolder, dump, transcript, wrench};

use super::{Place, all_in_short, in_short, schema_errors};

const JOBS: &str = "create table public.jobs (id int primary key, state text default 'new');\n";
const LOCK: &str = "select pg_catalog.pg_advisory_lock(8607053362647024716)";
const SHARED_LOCK: &str = "select pg_catalog.pg_advisory_lock_shared(8607053362647024716)";

#[tokio::test]
async fn an_equal_database_is_said_to_be_and_exits_0() {
    let place = Place::new("equal", JOBS).await;
    place.deploy();
    let said = place.transcript(&["audit", "--no-lints", "--quiet"]);
    let expect = "exit: 0
--- stdout
database \"[database]\" on [server] is what `deploy` declares: 4 declared objects compared in [time]
--- stderr";
    assert_eq!(cut_time(&said), expect);
}

#[tokio::test]
async fn differences_stand_under_their_relation_with_both_definitions_place_and_hint() {
    let body = "create function public.f() returns int language plpgsql as $$
begin
  return 1;
end $$;
";
    let place = Place::new("words", &format!("{JOBS}{body}create index jobs_state on public.jobs (state);\n")).await;
    place.deploy();
    place.behind(
        "drop index jobs_state; alter table jobs alter state set default 'old'; alter table jobs add notes text;
         grant select on jobs to public; create policy everybody on jobs using (true)",
    );
    place.behind(&body.replace("create function", "create or replace function").replace("return 1", "return 2"));
    let before = dump(&place.database);
    let said = place.transcript(&["audit", "--no-lints", "--quiet"]);
    let expect = "exit: 3
--- stdout
table \"public.jobs\"
  ~ [changed-object] table \"public.jobs\" differs from what is declared  deploy/phase1/tables.sql:1:1
      Privilege SELECT of \"PUBLIC\" is granted and in no file. The database changed since the last deployment.
      `wrench deploy --converge-drift` puts the declared one back; or write the live one into the files.
  + [undeclared-object] column \"public.jobs.notes\" is in no file  deploy/phase1/tables.sql:1:1
      Live is `alter table \"public\".\"jobs\" add column \"notes\" text`. The database changed since the last deployment.
      Put it into the files, drop it, or name it under `[audit] ignore` in wrench.toml.
  ~ [changed-object] column \"public.jobs.state\" differs from what is declared  deploy/phase1/tables.sql:1:1
      Default is `'old'::text`, declared is `'new'::text`. The database changed since the last deployment.
      `wrench deploy --converge-drift` puts the declared one back; or write the live one into the files.
  - [missing-object] index \"public.jobs_state\" is declared and not there  deploy/phase1/tables.sql:6:1
      Declared is `CREATE INDEX jobs_state ON public.jobs USING btree (state)`. The database changed since the last deployment.
      `wrench deploy --converge-drift` makes it again; or take it out of the files where it is no longer wanted.
  + [undeclared-object] policy \"public.jobs.everybody\" is in no file  deploy/phase1/tables.sql:1:1
      It opens the table to more rows than the files say. Live is `create policy \"everybody\" on \"public\".\"jobs\" as permissive for all to public using (true)`. The database changed since the last deployment.
      Put it into the files, drop it, or name it under `[audit] ignore` in wrench.toml.
function \"public.f()\"
  ~ [changed-object] function \"public.f()\" differs from what is declared  deploy/phase1/tables.sql:2:1
      Definition differs (`-` declared, `+` live):
        AS $function$
        begin
      -   return 1;
      +   return 2;
        end $function$
      The database changed since the last deployment.
      `wrench deploy --converge-drift` puts the declared one back; or write the live one into the files.
database \"[database]\" on [server] is not what `deploy` declares: 1 missing, 2 undeclared, 3 changed (6 changed in the database); 6 declared objects compared in [time]
--- stderr";
    let normal = |text: &str| text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(normal(&cut_time(&said)), normal(expect));
    assert_eq!(dump(&place.database), before);
    let logs = std::fs::read_dir(place.folder.path().join("logs")).expect("the deploy wrote a log");
    assert_eq!(logs.count(), 1, "an audit writes no log");
    assert_eq!(place.database.value("select count(*)::text from wrench.deployment").await, "1");
}

/// What follows `compared in` on the last line of stdout.
fn cut_time(said: &str) -> String {
    let line = |line: &str| match line.split_once(" compared in ") {
        Some((before, _)) => format!("{before} compared in [time]"),
        None => line.to_owned(),
    };
    said.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn annotations_for_github_stand_at_the_statement() {
    let place = Place::new("github", JOBS).await;
    place.deploy();
    place.behind("alter table jobs alter state drop default");
    let said = place.transcript(&["audit", "--no-lints", "--quiet", "--format", "github"]);
    let start = "exit: 3\n--- stdout\n::error file=deploy/phase1/tables.sql,line=1,col=1,title=changed-object::column \"public.jobs.state\" differs from what is declared%0ADefault is nothing, declared is `'new'::text`.";
    assert!(said.starts_with(start), "{said}");
    assert!(said.contains("::notice title=wrench audit::database \"[database]\" on [server] is not what"), "{said}");
}

#[tokio::test]
async fn a_document_has_every_part_with_three_values() {
    let place = Place::new("parts", JOBS).await;
    place.deploy();
    place.behind("alter table jobs alter state set default 'old'");
    let document = place.document(&[]);
    let difference = &document["differences"][0];
    assert_eq!(in_short(difference), "changed-object drift column public.jobs.state");
    let part = serde_json::json!({
        "part": "default", "cause": "drift", "declared": "'new'::text", "live": "'old'::text", "deployed": "'new'::text",
    });
    assert_eq!(difference["parts"], serde_json::json!([part]));
    assert_eq!(difference["location"]["line"], 1);
    assert_eq!(difference["group"]["kind"], "table");
    assert_eq!(document["summary"]["drift"], 1);
}

#[test]
fn the_schema_refuses_what_it_does_not_name() {
    let mut document = serde_json::json!({ "version": 1 });
    assert!(!schema_errors(&document).is_empty(), "a document without its fields is refused");
    document["surprise"] = serde_json::Value::Bool(true);
    assert!(schema_errors(&document).iter().any(|error| error.contains("surprise")));
}

#[tokio::test]
async fn a_note_fails_only_when_asked_to() {
    let place = Place::new("note", "create table public.a (x int, y int);\n").await;
    place.behind("create table public.a (y int, x int)");
    let said = place.transcript(&["audit", "--no-lints"]);
    assert!(said.starts_with("exit: 0"), "{said}");
    assert!(said.contains("[column-order] table \"public.a\" has its columns in another order"), "{said}");
    assert!(said.contains("Declared is (x, y), live is (y, x)."), "{said}");
    assert!(place.transcript(&["audit", "--no-lints", "--fail-on", "warn"]).starts_with("exit: 0"));
    assert!(place.transcript(&["audit", "--no-lints", "--fail-on", "info"]).starts_with("exit: 3"));
}

#[tokio::test]
async fn ignored_names_are_no_differences_and_a_bad_pattern_is_a_usage_error() {
    let place = Place::new("ignore", JOBS).await;
    place.deploy();
    place.behind(
        "create table public.tmp_import (id int); alter table jobs add legacy_note text; create schema scratch",
    );
    let ignore = |patterns: &str| place.folder.write("wrench.toml", &format!("[audit]\nignore = [{patterns}]\n"));
    ignore("\"public.tmp_*\", \"public.jobs.legacy_*\", \"scratch\"");
    assert_eq!(all_in_short(&place.document(&[])), Vec::<String>::new());
    ignore("\"public.tmp_*\"");
    let said = all_in_short(&place.document(&[]));
    assert_eq!(
        said,
        ["undeclared-object drift schema scratch", "undeclared-object drift column public.jobs.legacy_note"]
    );
    ignore("\"\"");
    let said = place.transcript(&["audit", "--no-lints"]);
    assert!(said.starts_with("exit: 2") && said.contains("`` in `[audit] ignore` names no object"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_deploy_is_waited_for_and_another_audit_is_not() {
    let place = Place::new("lock", JOBS).await;
    place.deploy();
    let holder = place.database.connect().await;
    holder.client.batch_execute(LOCK).await.expect("the lock is free");
    let said = place.transcript(&["audit", "--lock-wait", "300ms"]);
    assert!(said.starts_with("exit: 5") && said.contains("error[lock-held]"), "{said}");
    assert!(said.contains(&format!("Process {} (\"test\", role \"postgres\"", holder.server.pid)), "{said}");
    drop(holder);
    let readers = [place.database.connect().await, place.database.connect().await];
    for reader in &readers {
        reader.client.batch_execute(SHARED_LOCK).await.expect("nobody changes anything");
    }
    let said = place.transcript(&["audit", "--lock-wait", "30s"]);
    assert!(said.starts_with("exit: 0"), "{said}");
    let said = place.transcript(&["deploy", "--lock-wait", "300ms"]);
    assert!(said.starts_with("exit: 5") && said.contains(&format!("Process {}", readers[0].server.pid)), "{said}");
}

#[tokio::test]
async fn a_phase_is_compared_alone() {
    let place = Place::new("phase", JOBS).await;
    place.folder.write("deploy/phase2/tables.sql", "create table public.visits (id int);\n");
    place.deploy();
    place.behind("drop table visits; create table stray (id int); alter table jobs add notes text");
    let first = all_in_short(&place.document(&["--phase=1"]));
    assert_eq!(first, ["undeclared-object drift column public.jobs.notes"]);
    assert_eq!(all_in_short(&place.document(&["--phase=2"])), ["missing-object drift table public.visits"]);
    assert_eq!(all_in_short(&place.document(&["--phase=all"])).len(), 3);
}

#[tokio::test]
async fn on_supabase_the_platform_is_left_alone() {
    let place = Place::new("platform", &format!("create schema app;\ncreate table app.a (id int);\n{JOBS}")).await;
    let toml = "[platform]\nkind = \"supabase\"\n";
    place.folder.write("wrench.toml", toml);
    // Roles of the platform belong to the whole server, so this database has one of its own.
    let server = wrench_tests::TestServer::own().await;
    let place = Place { database: server.database().await, folder: place.folder };
    place.deploy();
    place.behind(
        "create schema cron; create table cron.job (id int); create table auth.extra (id int);
         create function auth.t() returns trigger language plpgsql as 'begin return null; end';
         create trigger t before insert on auth.users for each row execute function auth.t();
         create table app.stray (id int); create table public.stray (id int)",
    );
    let expect = ["undeclared-object drift table app.stray", "undeclared-object drift table public.stray"];
    assert_eq!(all_in_short(&place.document(&[])), expect);
}

#[tokio::test]
async fn a_role_that_only_reads_can_audit() {
    let place = Place::new("reader", JOBS).await;
    place.behind(JOBS);
    place.behind("create role audit_reader login password 'reader'");
    let url = place.database.url();
    let (_, rest) = url.split_once('@').expect("the URL has credentials");
    let output = wrench()
        .current_dir(place.folder.path())
        .args(["audit", "--database-url", &format!("postgres://audit_reader:reader@{rest}"), "--format", "json"])
        .output()
        .expect("wrench starts");
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("stdout is a document");
    // The owner is another than who would deploy; that is the only difference.
    assert_eq!(document["exit_code"], 3, "{document:#}");
    assert_eq!(all_in_short(&document), ["changed-object unknown table public.jobs"], "{document:#}");
}

#[tokio::test]
async fn errors_in_files_and_an_unreachable_database_have_their_exit_codes() {
    let place = Place::new("errors", "create tabel public.jobs (id int);\n").await;
    let said = place.transcript(&["audit"]);
    assert!(said.starts_with("exit: 1") && said.contains("error[syntax-error]"), "{said}");
    assert!(said.contains("deploy/phase1/tables.sql:1:1"), "{said}");
    let document = place.document(&[]);
    assert_eq!((&document["status"], &document["target"]), (&"failed".into(), &serde_json::Value::Null));
    place.folder.write("deploy/phase1/tables.sql", "create view v as select nmae from pg_class;\n");
    let said = place.transcript(&["audit"]);
    assert!(said.starts_with("exit: 1") && said.contains("column \"nmae\" does not exist"), "{said}");
    let said = place.transcript(&["audit", "--phase=7"]);
    assert!(said.starts_with("exit: 2") && said.contains("unrecognized phase `7`"), "{said}");
    let folder = TestFolder::new("audit-unreachable");
    folder.write("deploy/phase1/tables.sql", JOBS);
    let url = "postgres://nobody:secret-word@127.0.0.1:1/none";
    let output =
        wrench().current_dir(folder.path()).args(["audit", "--database-url", url]).output().expect("wrench starts");
    let said = transcript(&output, &[]);
    assert!(said.starts_with("exit: 6") && !said.contains("secret-word"), "{said}");
}
