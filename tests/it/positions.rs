//! Databases that plain tools migrated: finding the file they are at, going on from there, and adopting.
//!
//! Real histories come from `WRENCH_CORPUS` (default `../shared/corpus`); where it is absent the tests say so and pass.
//! `WRENCH_TEST_POSITIONS=all` tries every file of them instead of a sample.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wrench_backend::deploy::{Adopted, DeployRequest, Report, adopt};
use wrench_backend::files::{PlatformKind, read_declared};
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, dump, request_for};

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");
const JOBS: &str = "create table jobs (id int primary key);\n";
const TITLE: &str = "alter table jobs add column title text;\n";
const ROWS: &str = "insert into jobs values (1, 'boiler');\n";
const VISITS: &str = "create table visits (id int primary key);\n";

fn schema(path: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let root = std::env::var_os("WRENCH_CORPUS").map_or(default, PathBuf::from);
    let found = root.join("schemas").join(path);
    if !found.exists() {
        wrench_tests::say(&format!("skipped: {} is absent", found.display()));
        return None;
    }
    Some(found)
}

fn did(report: &Report) -> usize {
    let counts = report.summary;
    counts.executed + counts.converged + counts.replaced + counts.healed
}

fn messages(report: &Report) -> Vec<String> {
    report.findings.iter().map(|f| format!("{} {} {:?}", f.code, f.message, f.detail)).collect()
}

async fn adopted(request: &DeployRequest, at: Option<&str>) -> Adopted {
    adopt(request, at, |_| ()).await
}

/// A history of the corpus.
struct History {
    dir: PathBuf,
    files: Vec<PathBuf>,
    platform: PlatformKind,
}

impl History {
    fn of(path: &str, platform: PlatformKind) -> Option<History> {
        let dir = schema(path)?;
        let declared = read_declared(&dir).expect("the folder is read");
        let files = declared.phases.iter().flat_map(|phase| &phase.files);
        let files = files.map(|file| PathBuf::from(&file.source.path)).collect();
        Some(History { dir, files, platform })
    }

    /// The name of a file as people call it.
    fn name(&self, applied: usize) -> String {
        let path = &self.files[applied - 1];
        let own = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let folder = path.parent().and_then(Path::file_name).expect("it is in a folder").to_string_lossy().into_owned();
        if own == "migration" { folder } else { own }
    }

    /// A database with this many files, by psql.
    async fn migrated(&self, server: &Arc<TestServer>, applied: usize) -> TestDatabase {
        let database = server.database().await;
        if self.platform == PlatformKind::Supabase {
            database.psql(BASELINE).expect("the baseline applies");
        }
        for file in &self.files[..applied] {
            database.psql_file(file).expect("psql runs the file");
        }
        database
    }

    /// The position is found, or the range that rows alone tell apart; then the rest is deployed.
    async fn continue_from(&self, server: &Arc<TestServer>, applied: usize, whole: &[String]) {
        let database = self.migrated(server, applied).await;
        let mut request = request_for(&database, &self.dir);
        request.platform = Some(self.platform);
        let name = self.name(applied);
        let mut report = deploy_into(&request).await;
        if report.exit_code == 4 {
            let ambiguous = report.findings.iter().find(|finding| finding.code == "ambiguous-position");
            let said = &ambiguous.expect("the range is said").message;
            assert!(said.contains(&format!("\"{name}\"")), "{name}: {said}");
            assert_eq!(report.summary.executed, 0);
            let by_word = adopted(&request, Some(&name)).await;
            assert_eq!(by_word.exit_code, 0, "{:?}", by_word.findings);
            report = deploy_into(&request).await;
        } else {
            let found = report.findings.iter().find(|finding| finding.code == "position-found");
            let said = &found.unwrap_or_else(|| panic!("{name}: {:?}", messages(&report))).message;
            assert_eq!(
                *said,
                format!("the database is at \"{name}\": {applied} of {} history files are applied", self.files.len())
            );
        }
        assert_eq!(report.exit_code, 0, "{name}: {:?}", messages(&report));
        assert_eq!(dump(&database), whole, "{name}");
        let again = deploy_into(&request).await;
        assert_eq!((again.exit_code, did(&again)), (0, 0), "{name}: {:?}", messages(&again));
        database.drop().await;
    }

    async fn check(&self, server: &Arc<TestServer>, sample: &[usize]) {
        let last = self.files.len();
        let whole = dump(&self.migrated(server, last).await);
        let all = std::env::var("WRENCH_TEST_POSITIONS").is_ok_and(|value| value == "all");
        let places: Vec<usize> = if all { (1..=last).collect() } else { sample.to_vec() };
        for applied in places {
            self.continue_from(server, applied, &whole).await;
        }
    }
}

#[tokio::test]
async fn every_place_in_the_hoppscotch_history_is_found() {
    let path = "hoppscotch__hoppscotch/packages/hoppscotch-backend/prisma/migrations";
    let Some(history) = History::of(path, PlatformKind::None) else { return };
    // The 14th changes rows alone, so 13 is a tie.
    history.check(&TestServer::shared().await, &[1, 11, 13, history.files.len()]).await;
}

#[tokio::test]
async fn every_place_in_the_basejump_history_is_found() {
    let Some(history) = History::of("usebasejump__basejump/supabase/migrations", PlatformKind::Supabase) else {
        return;
    };
    // The platform's roles would be seen by the other tests.
    history.check(&TestServer::own().await, &[1, 2, 3, 4]).await;
}

/// Four files, the third of which changes rows alone.
fn four() -> TestFolder {
    let folder = TestFolder::new("positions");
    for (name, text) in [("001_jobs", JOBS), ("002_title", TITLE), ("003_rows", ROWS), ("004_visits", VISITS)] {
        folder.write(&format!("{name}.sql"), text);
    }
    folder
}

#[tokio::test]
async fn a_tie_is_settled_by_naming_the_file() {
    for (at, rows) in [("002_title.sql", "1"), ("003", "0")] {
        let database = TestServer::shared().await.database().await;
        database.psql(&[JOBS, TITLE].concat()).expect("it loads");
        let folder = four();
        let request = request_for(&database, folder.path());
        let refused = adopted(&request, None).await;
        assert_eq!((refused.exit_code, refused.findings[0].code), (4, "ambiguous-position"));
        let hint = refused.findings[0].hint.as_deref().unwrap_or_default();
        assert!(hint.contains("`wrench adopt --at 002_title` or `wrench adopt --at 003_rows`"), "{hint}");
        let before = dump(&database);
        let by_word = adopted(&request, Some(at)).await;
        assert_eq!(by_word.exit_code, 0, "{:?}", by_word.findings);
        assert_eq!(dump(&database), before);
        let report = deploy_into(&request).await;
        assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
        assert_eq!(database.value("select count(*)::text from jobs").await, rows, "{at}");
        assert_eq!(did(&deploy_into(&request).await), 0);
    }
}

#[tokio::test]
async fn adopting_at_a_file_needs_what_that_file_leads_to() {
    let database = TestServer::shared().await.database().await;
    let folder = four();
    let request = request_for(&database, folder.path());
    assert_eq!(adopted(&request, Some("001_jobs")).await.exit_code, 3, "nothing is live");
    database.psql(&[JOBS, TITLE, VISITS].concat()).expect("it loads");
    for (at, exit_code, code) in [
        ("001_jobs.sql", 3, "unknown-position"),
        ("005_more", 2, "unrecognized-file"),
        ("./004_visits.sql", 0, "position-found"),
        ("004_visits", 4, "position-known"),
    ] {
        let outcome = adopted(&request, Some(at)).await;
        assert_eq!((outcome.exit_code, outcome.findings[0].code), (exit_code, code), "{at}: {:?}", outcome.findings);
    }
    let known = database.value("select count(*) || '/' || min(decision) from wrench.statement").await;
    assert_eq!(known, "4/adopt");
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, did(&report)), (0, 0), "{:?}", messages(&report));
}

#[tokio::test]
async fn adopting_without_a_file_takes_the_position_that_is_found() {
    let database = TestServer::shared().await.database().await;
    database.psql(JOBS).expect("it loads");
    let folder = four();
    let request = request_for(&database, folder.path());
    let outcome = adopted(&request, None).await;
    assert_eq!((outcome.exit_code, outcome.statements), (0, 1), "{:?}", outcome.findings);
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 3), "{:?}", messages(&report));
    database.psql("alter table jobs add column more text").expect("it changes");
    let drifted = TestServer::shared().await.database().await;
    drifted.psql("create table jobs (id bigint primary key)").expect("it loads");
    let outcome = adopted(&request_for(&drifted, folder.path()), None).await;
    assert_eq!((outcome.exit_code, outcome.findings[0].code), (3, "unknown-position"));
    assert_eq!(outcome.findings[1].message, "column \"public.jobs.id\" differs from what the history files lead to");
}

#[tokio::test]
async fn an_edited_file_that_was_found_applied_is_named() {
    let database = TestServer::shared().await.database().await;
    database.psql(JOBS).expect("it loads");
    let folder = four();
    let request = request_for(&database, folder.path());
    assert_eq!(deploy_into(&request).await.exit_code, 0);
    folder.write("001_jobs.sql", "create table jobs (id int primary key check (id > 0));\n");
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 3, "{:?}", messages(&report));
    let changed = report.findings.iter().find(|finding| finding.code == "changed-history").expect("it is said");
    assert_eq!(changed.message, "statement 1 of history file \"001_jobs.sql\" was changed after it was applied");
}

const TABLE: &str = "create schema supabase_migrations;
    create table supabase_migrations.schema_migrations (version text not null primary key, statements text[], name text);";

fn dated() -> TestFolder {
    let folder = TestFolder::new("dated");
    folder.write("20240101000000_jobs.sql", JOBS);
    folder.write("20240102000000_title.sql", "set lock_timeout = '2s';\nalter table jobs add column title text;\n");
    folder.write("20240103000000_visits.sql", VISITS);
    folder
}

async fn recorded(database: &TestDatabase) -> String {
    let sql = "select string_agg(version || '_' || name || ':' || cardinality(statements), ' ' order by version) from supabase_migrations.schema_migrations";
    database.value(sql).await
}

#[tokio::test]
async fn the_migrations_table_is_kept_in_step() {
    let database = TestServer::shared().await.database().await;
    database.psql(&[TABLE, JOBS].concat()).expect("it loads");
    let folder = dated();
    let request = request_for(&database, folder.path());
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
    let warning = report.findings.iter().find(|finding| finding.code == "migrations-table").expect("it is said");
    assert_eq!(
        warning.message,
        "supabase_migrations.schema_migrations is empty, and the database is at 20240101000000"
    );
    let all = "20240101000000_jobs:1 20240102000000_title:2 20240103000000_visits:1";
    assert_eq!(recorded(&database).await, all);
    let again = deploy_into(&request).await;
    assert_eq!((again.exit_code, did(&again), again.findings.len()), (0, 0, 0), "{:?}", messages(&again));
    database.psql("insert into supabase_migrations.schema_migrations values ('20240104000000')").expect("it loads");
    let more = deploy_into(&request).await;
    assert_eq!(more.exit_code, 0);
    let detail = more.findings[0].detail.as_deref();
    assert_eq!(detail, Some("It has versions that are not applied: 20240104000000."));
}

#[tokio::test]
async fn a_failed_deploy_leaves_the_migrations_table_alone() {
    let database = TestServer::shared().await.database().await;
    database.psql(TABLE).expect("it loads");
    let folder = dated();
    let fails =
        "insert into jobs select 1 / (case when to_regnamespace('supabase_migrations') is null then 1 else 0 end);\n";
    folder.write("20240104000000_fails.sql", fails);
    let report = deploy_into(&request_for(&database, folder.path())).await;
    assert_eq!(report.exit_code, 1, "{:?}", messages(&report));
    assert_eq!(recorded(&database).await, "");
}

#[tokio::test]
async fn a_migrations_table_of_which_only_the_schema_is_there_is_made_on_the_platform() {
    let database = TestServer::own().await.database().await;
    database.psql(&[BASELINE, "create schema supabase_migrations;"].concat()).expect("it loads");
    let folder = dated();
    let mut request = request_for(&database, folder.path());
    request.platform = Some(PlatformKind::Supabase);
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", messages(&report));
    assert!(recorded(&database).await.ends_with("20240103000000_visits:1"));
    assert_eq!(did(&deploy_into(&request).await), 0);
}
