//! Phases: the project's own schema, one phase at a time, adopting, and the commands around a deploy.

use wrench_backend::deploy::Confirm;
use wrench_backend::drift::Hazard;
use wrench_backend::files::PlatformKind;
use wrench_tests::{TestFolder, TestServer, deploy_into, dump, request_for, transcript, wrench};

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");

fn did(report: &wrench_backend::deploy::Report) -> usize {
    let counts = report.summary;
    counts.executed + counts.converged + counts.replaced + counts.healed
}

#[tokio::test(flavor = "multi_thread")]
async fn trademate_deploys_on_supabase_and_again_does_nothing() {
    let server = TestServer::shared().await;
    let (live, straight) = (server.database().await, server.database().await);
    live.psql(BASELINE).expect("the baseline applies");
    straight.psql(BASELINE).expect("the baseline applies");
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let declared = wrench_backend::files::read_declared(&dir).expect("deploy/ is read");
    let mut request = request_for(&live, &dir);
    request.seed = true;
    // A phase ties tables of the phases before it, which have rows by then, to its own.
    request.allowed.insert(Hazard::ValidatesRows);
    for phase in &declared.phases {
        request.phase = Some(phase.name.clone());
        let report = deploy_into(&request).await;
        let said: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(report.exit_code, 0, "{}: {said:?}", phase.name);
        assert!(report.summary.executed > 100 && report.summary.healed == 0, "{:?}", report.summary);
        // What a phase's twins say of every table holds before the next phase brings others.
        let of_phase = |key: &str| key.starts_with(&format!("{}/", phase.name)) && key.ends_with(".verify.sql");
        for twin in declared.left_out.iter().filter(|left_out| of_phase(&left_out.key)) {
            live.psql_file(&dir.join(&twin.key)).expect(&twin.key);
        }
    }
    for file in declared.phases.iter().flat_map(|phase| &phase.files) {
        straight.psql_file(std::path::Path::new(&file.source.path)).expect("psql runs the file");
    }
    assert_eq!(dump(&live), dump(&straight));
    assert_eq!(live.value("select (count(*) > 0)::text from public.customers").await, "true");
    request.phase = None;
    let again = deploy_into(&request).await;
    assert_eq!((again.exit_code, did(&again)), (0, 0), "{:?}", again.findings);
    // Servers print views, defaults and conditions in words of their own: the documents have those of 15.
    if live.value("select (current_setting('server_version_num')::int / 10000)::text").await != "15" {
        return;
    }
    let (documents, url) = (dir.join("../docs/schema").display().to_string(), live.url());
    let check = ["docs", "--check", "--quiet", "--database-url", &url, "--out", &documents, "--dir"];
    let checked = wrench().args(check).arg(&dir).output().expect("wrench starts");
    let said = transcript(&checked, &[]);
    assert_eq!(
        checked.status.code(),
        Some(0),
        "`wrench deploy` and `wrench docs` bring docs/schema up to date:\n{said}"
    );
}

#[tokio::test]
async fn the_platform_is_made_where_it_is_missing() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("platform");
    folder.write("phases.toml", "[platform]\nkind = \"supabase\"\n[[phase]]\nname = \"one\"\n");
    folder.write("one/tables.sql", "create table notes (id int, author uuid references auth.users (id));\n");
    let report = deploy_into(&request_for(&database, folder.path())).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    let policies = "select has_table_privilege('anon', 'public.notes', 'select')::text";
    assert_eq!(database.value(policies).await, "true");
}

#[tokio::test]
async fn one_phase_at_a_time_equals_all_at_once() {
    let server = TestServer::shared().await;
    let (steps, whole) = (server.database().await, server.database().await);
    let folder = TestFolder::new("phases");
    folder.write("phase1/tables.sql", "create table jobs (id int primary key, state text default 'open');\n");
    folder.write("phase1/data.sql", "insert into jobs values (1);\n");
    folder.write("phase2/columns.sql", "alter table jobs add column hours numeric;\n");
    folder.write("phase2/tables.sql", "create table visits (id int primary key, job int references jobs (id));\n");
    folder.write("phase2/constraints.sql", "alter table jobs alter column state set default 'new';\n");
    let mut request = request_for(&steps, folder.path());
    request.platform = Some(PlatformKind::None);
    for (phase, works) in [("2", false), ("1", true), ("phase1", true), ("2", true), ("1", true), ("all", true)] {
        request.phase = Some(phase.to_owned());
        let report = deploy_into(&request).await;
        assert_eq!(report.exit_code == 0, works, "phase {phase}: {:?}", report.findings);
    }
    let mut request = request_for(&whole, folder.path());
    request.platform = Some(PlatformKind::None);
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    assert_eq!(dump(&steps), dump(&whole));
    assert_eq!(did(&deploy_into(&request).await), 0);
}

#[tokio::test]
async fn seeds_of_a_later_phase_find_those_of_the_phases_before() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("seeds");
    folder.write("phase1/tables.sql", "create table jobs (id int primary key);\n");
    folder.write("phase1/seed.sql", "insert into jobs values (1) on conflict do nothing;\n");
    folder.write("phase2/tables.sql", "create table visits (job int references jobs (id));\n");
    folder.write("phase2/seed.sql", "insert into visits values (1);\n");
    let mut request = request_for(&database, folder.path());
    request.seed = true;
    for phase in ["1", "2"] {
        request.phase = Some(phase.into());
        let report = deploy_into(&request).await;
        assert_eq!((report.exit_code, report.summary.executed), (0, 2), "{:?}", report.findings);
    }
    request.phase = None;
    assert_eq!(did(&deploy_into(&request).await), 0);
    assert_eq!(database.value("select count(*)::text from visits").await, "1");
}

#[tokio::test]
async fn adopting_makes_the_live_state_the_base_and_changes_nothing() {
    let database = TestServer::shared().await.database().await;
    database.psql("create table jobs (id int primary key, hours text)").expect("it loads");
    let folder = TestFolder::new("adopt");
    folder.write("schema.sql", "create table jobs (id int primary key, hours numeric);\n");
    let mut request = request_for(&database, folder.path());
    assert_eq!(deploy_into(&request).await.exit_code, 3, "nobody knows who is right");
    let before = dump(&database);
    let adopted = wrench_backend::deploy::adopt(&request, None, |_| ()).await;
    assert_eq!((adopted.exit_code, adopted.differing, adopted.missing), (0, 1, 0), "{:?}", adopted.findings);
    assert_eq!(dump(&database), before);
    let refused = deploy_into(&request).await;
    assert_eq!(refused.exit_code, 4, "the difference is a pending change now: {:?}", refused.findings);
    request.allowed.extend(wrench_backend::drift::Hazard::ALL);
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    assert_eq!(
        database.value("select pg_typeof(hours)::text from jobs right join (select 1) x on true").await,
        "numeric"
    );
}

#[tokio::test]
async fn history_can_be_adopted_and_continued() {
    let database = TestServer::shared().await.database().await;
    database.psql("create table jobs (id int primary key); insert into jobs values (1)").expect("it loads");
    let folder = TestFolder::new("adopt-history");
    folder.write("001_jobs.sql", "create table jobs (id int primary key);\ninsert into jobs values (1);\n");
    let request = request_for(&database, folder.path());
    let adopted = wrench_backend::deploy::adopt(&request, None, |_| ()).await;
    assert_eq!((adopted.exit_code, adopted.statements), (0, 2), "{:?}", adopted.findings);
    folder.write("002_hours.sql", "alter table jobs add column hours numeric;\n");
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 1), "{:?}", report.findings);
    assert_eq!(database.value("select count(*)::text from jobs").await, "1");
}

#[tokio::test]
async fn a_protected_target_wants_a_word_and_takes_no_seeds() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("protected");
    folder.write("schema.sql", "create table jobs (id int);\n");
    let mut request = request_for(&database, folder.path());
    (request.protected, request.confirm) = (Some(true), Confirm::Ask(|_| false));
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.findings[0].code), (4, "not-confirmed"));
    request.confirm = Confirm::Ask(|question| question.contains("send 1 statements to database"));
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    request.seed = true;
    assert_eq!(deploy_into(&request).await.exit_code, 4);
}

#[tokio::test]
async fn logs_and_rules_are_listed() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("logs");
    folder.write("deploy/phase1/tables.sql", "create table jobs (id int);\n");
    let run = |arguments: &[&str]| {
        let output = wrench().current_dir(folder.path()).args(arguments).output().expect("wrench starts");
        transcript(&output, &[])
    };
    let url = database.url();
    assert!(run(&["deploy", "--database-url", &url]).starts_with("exit: 0"));
    let listed = run(&["logs"]);
    assert!(listed.starts_with("exit: 0") && listed.contains("succeeded") && listed.contains("phase1"), "{listed}");
    let id = listed.lines().nth(2).and_then(|line| line.split_whitespace().next()).expect("a line has an id");
    let shown = run(&["logs", id]);
    assert!(shown.contains("deploy/phase1/tables.sql:1"), "{shown}");
    assert!(run(&["logs", "nonsense"]).starts_with("exit: 2"));
    let rules = run(&["rules"]);
    for code in ["duplicate-table ", "duplicate-column", "duplicate-object-type", "duplicate-table-index"] {
        assert!(rules.contains(code), "{rules}");
    }
    assert!(run(&["rules", "show", "duplicate-table"]).contains("42P07"));
    assert!(run(&["rules", "show", "nonsense"]).starts_with("exit: 2"));
}
