//! Where the declared state comes from: remembered or made anew, and what is said where it cannot be made.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use wrench_backend::deploy::{DeployRequest, Event, Report, deploy};
use wrench_backend::drift::Hazard;
use wrench_tests::{TestDatabase, TestFolder, TestServer, request_for};

/// A folder of declared files, a target, and a cache of their own.
struct Setting {
    folder: TestFolder,
    database: TestDatabase,
}

impl Setting {
    async fn new(name: &str, schema: &str) -> Setting {
        let folder = TestFolder::new(name);
        folder.write("deploy/schema.sql", schema);
        Setting { folder, database: TestServer::shared().await.database().await }
    }

    fn request(&self) -> DeployRequest {
        DeployRequest {
            cache_dir: self.folder.path().join("cache"),
            ..request_for(&self.database, &self.folder.path().join("deploy"))
        }
    }

    /// Deploys; answers also whether a private server was started for it.
    async fn deploy(&self, request: &DeployRequest) -> (Report, bool) {
        // Where it is known that nothing is to be done, nobody asks what is declared.
        let forget =
            "do $$ begin if to_regclass('wrench.settled') is not null then delete from wrench.settled; end if; end $$";
        self.database.psql(forget).expect("the note is forgotten");
        let mut started = None;
        let report = deploy(request, std::future::pending(), |event| {
            if let Event::Stage(stage) = event {
                started = match stage {
                    "elaborating the files on a private server" => Some(true),
                    "taking the declared state from the cache" => Some(false),
                    _ => started,
                };
            }
        });
        let report = report.await;
        (report, started.expect("the declared state was asked for"))
    }

    async fn deploys(&self) -> bool {
        let (report, started) = self.deploy(&self.request()).await;
        assert_eq!(report.exit_code, 0, "{:?}", report.findings);
        started
    }

    fn remembered(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("cache")).expect("a cache").flatten();
        let paths = entries.map(|entry| entry.path());
        let is_memory =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("declared-"));
        paths.filter(is_memory).collect()
    }
}

const SCHEMA: &str = "create type mood as enum ('good', 'bad');
create table jobs (id bigint primary key, mood mood not null default 'good', note text);
create index on jobs (note);
create view moods as select mood, count(*) from jobs group by mood;
do $$ begin create table done (job bigint references jobs); end $$;
grant select on jobs to public;
";

#[tokio::test]
async fn a_deploy_without_changes_starts_no_server() {
    let setting = Setting::new("cache-second", SCHEMA).await;
    assert!(setting.deploys().await);
    let files = setting.remembered();
    assert_eq!(files.len(), 1, "{files:?}");
    let mode = std::fs::metadata(&files[0]).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!setting.deploys().await);
    let other_words = SCHEMA.replace("create view moods as", "CREATE  VIEW Moods\n  AS");
    setting.folder.write("deploy/schema.sql", &format!("-- A comment.\n{other_words}"));
    assert!(!setting.deploys().await, "layout and letter case of words declare nothing");
}

#[tokio::test]
async fn a_remembered_state_decides_as_the_one_it_was_made_from() {
    let setting = Setting::new("cache-drift", SCHEMA).await;
    setting.deploys().await;
    let behind =
        "alter table jobs drop column note; create or replace view moods as select mood, 1::bigint as count from jobs";
    setting.database.psql(behind).expect("the database is changed");
    let (known, started) = setting.deploy(&setting.request()).await;
    assert!(!started && known.exit_code == 3, "{:?}", known.findings);
    for path in setting.remembered() {
        std::fs::remove_file(path).expect("it is forgotten");
    }
    let (anew, started) = setting.deploy(&setting.request()).await;
    assert!(started);
    assert_eq!(known.findings, anew.findings);
}

#[tokio::test]
async fn whatever_the_declared_state_depends_on_makes_it_anew() {
    let setting = Setting::new("cache-key", SCHEMA).await;
    setting.deploys().await;
    let name = setting.database.value("select pg_catalog.current_database()::text").await;
    let role = format!("reader_of_{name}");
    let changes = [
        format!("create role {role}"),
        format!("alter database {name} set search_path = public, pg_temp"),
        format!("alter default privileges grant select on tables to {role}"),
    ];
    for change in changes {
        setting.database.psql(&change).expect(&change);
        assert!(setting.deploys().await, "{change}");
        assert!(!setting.deploys().await, "{change}");
    }
    setting.folder.write("deploy/schema.sql", &format!("{SCHEMA}create table more (id int);\n"));
    assert!(setting.deploys().await);
    let undo =
        format!("alter default privileges revoke select on tables from {role}; drop owned by {role}; drop role {role}");
    setting.database.psql(&undo).expect("the role goes");
}

#[tokio::test]
async fn a_memory_that_is_damaged_or_not_ours_is_made_anew() {
    let setting = Setting::new("cache-damaged", SCHEMA).await;
    setting.deploys().await;
    let path = setting.remembered().remove(0);
    let whole = std::fs::read(&path).expect("it is there");
    let mut turned = whole.clone();
    let at = turned.len() / 2;
    turned[at] ^= 1;
    for bytes in [&whole[..whole.len() / 2], &turned, b"", b"{}", &[0xff; 200]] {
        std::fs::write(&path, bytes).expect("it is damaged");
        assert!(setting.deploys().await, "{} bytes", bytes.len());
        assert!(!setting.deploys().await, "{} bytes", bytes.len());
    }
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o666)).expect("anybody may write it");
    assert!(setting.deploys().await);
    let elsewhere = setting.folder.path().join("elsewhere");
    std::fs::rename(&path, &elsewhere).expect("it is moved");
    std::os::unix::fs::symlink(&elsewhere, &path).expect("a link in its place");
    assert!(setting.deploys().await);
}

/// The private server makes no dblink, which reaches other servers; the target has it.
const WITH_DBLINK: &str = "create table plain (id int);
create extension dblink;
create view remote as select id from dblink('host=nowhere', 'select 1') as t (id int);
create view further as select id from remote where id > 0;
comment on view further is 'Also without proof.';
";

#[tokio::test]
async fn what_needs_an_extension_the_private_server_lacks_is_named_and_refused() {
    let setting = Setting::new("unproved", WITH_DBLINK).await;
    let (report, _) = setting.deploy(&setting.request()).await;
    assert_eq!(report.exit_code, 4, "{:?}", report.findings);
    let lines: Vec<usize> = report
        .findings
        .iter()
        .filter(|finding| finding.code == "unproved" && finding.message.ends_with("lacks extension \"dblink\""))
        .filter_map(|finding| finding.location.as_ref().map(|place| place.line_column().0))
        .collect();
    assert_eq!(lines, [2, 3, 4, 5], "{:?}", report.findings);
    let hint = report.findings.iter().find_map(|finding| finding.hint.clone()).unwrap_or_default();
    assert!(hint.contains("accept = [\"extension:dblink\"]"), "{hint}");
    assert_eq!(setting.database.value("select (pg_catalog.to_regclass('plain') is null)::text").await, "true");
}

#[tokio::test]
async fn what_is_accepted_unproved_is_deployed_once_and_left_alone() {
    let setting = Setting::new("unproved-accepted", WITH_DBLINK).await;
    let mut request = setting.request();
    request.accepted.insert("dblink".into());
    for expected in [5, 0, 0] {
        let (report, _) = setting.deploy(&request).await;
        assert_eq!((report.exit_code, report.summary.executed), (0, expected), "{:?}", report.findings);
        assert_eq!(report.findings.iter().filter(|finding| finding.code == "unproved").count(), 4);
    }
    let views = "select pg_catalog.count(*)::text from pg_catalog.pg_views where viewname in ('remote', 'further')";
    assert_eq!(setting.database.value(views).await, "2");
    request.allowed.extend(Hazard::ALL);
    let (report, _) = setting.deploy(&request).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 0), "{:?}", report.findings);
    assert_eq!(setting.database.value(views).await, "2");
}

#[tokio::test]
async fn a_slip_of_the_pen_is_no_want_of_an_extension() {
    let setting =
        Setting::new("unproved-slip", &format!("{WITH_DBLINK}create view v as select nmae from plain;\n")).await;
    let mut request = setting.request();
    request.accepted.insert("dblink".into());
    let (report, _) = setting.deploy(&request).await;
    assert_eq!(report.exit_code, 1, "{:?}", report.findings);
    assert!(report.findings.iter().any(|finding| finding.message.contains("column \"nmae\" does not exist")));
}

#[tokio::test]
async fn a_table_that_can_no_longer_be_tried_is_not_taken_for_one_that_was_removed() {
    let setting = Setting::new("unproved-known", "create table docs (id int);\n").await;
    setting.deploys().await;
    setting.database.psql("insert into docs values (7)").expect("a row");
    let text =
        "create extension dblink;\ncreate table docs (id int, open text default dblink_get_connections()::text);\n";
    setting.folder.write("deploy/schema.sql", text);
    let mut request = setting.request();
    request.accepted.insert("dblink".into());
    request.allowed.extend(Hazard::ALL);
    let (report, _) = setting.deploy(&request).await;
    assert_eq!(report.exit_code, 1, "as written it fails, and nothing is dropped: {:?}", report.findings);
    assert_eq!(setting.database.value("select id::text from docs").await, "7");
}
