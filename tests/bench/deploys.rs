//! Deploying 1,000 tables beside `psql -1`, deploying them again beside `pg_dump`, and deploying over what is there.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use wrench_backend::audit::comparison::{Request, compare_live};
use wrench_backend::deploy::{DeployRequest, deploy};
use wrench_backend::drift::Ignored;
use wrench_backend::finding::Severity;
use wrench_tests::{TestDatabase, TestFolder, TestServer, request_to, say};

use super::sample::Sample;
use super::{Row, Table, child};

const TABLES: usize = 1_000;
/// So many statements of the files meet an object that is there already.
const THERE: usize = 500;
/// Runs of each; a deploy of this size takes seconds.
const RUNS: usize = 3;

/// What one way of deploying took, beside its peer in the same turn.
struct Measured {
    work: &'static str,
    peer: &'static str,
    budget: &'static str,
    own: Vec<f64>,
    other: Vec<f64>,
    peak_mb: f64,
}

impl Measured {
    fn new(work: &'static str, peer: &'static str, budget: &'static str) -> Measured {
        Measured { work, peer, budget, own: Vec::new(), other: Vec::new(), peak_mb: 0.0 }
    }

    fn add(&mut self, own: &child::Finished, other: f64) {
        self.own.push(own.seconds);
        self.other.push(other);
        self.peak_mb = self.peak_mb.max(own.peak_mb);
    }

    fn row(&self) -> Row {
        let ratios = self.own.iter().zip(&self.other).map(|(own, other)| own / other);
        Row {
            work: self.work.to_owned(),
            cells: vec![
                ("Wrench, s", Sample::of(self.own.iter().copied()).to_string()),
                ("peak, MB", format!("{:.0}", self.peak_mb)),
                ("held against", self.peer.to_owned()),
                ("it, s", Sample::of(self.other.iter().copied()).to_string()),
                ("ratio", Sample::of(ratios).to_string()),
                ("budget", self.budget.to_owned()),
            ],
        }
    }
}

/// Measures all ways.
pub(crate) async fn measure() -> Table {
    let server = TestServer::own().await;
    let folder = TestFolder::new("bench-deploys");
    let (whole, some) = schema();
    folder.write("files/schema.sql", &whole);
    folder.write("there.sql", &some);
    let mut cold = Measured::new("first deploy, the files never seen", "`psql -1`", "");
    let mut first = Measured::new("first deploy, declared state remembered", "`psql -1`", "≤ 1.15");
    let mut idle = Measured::new("again, with nothing to do", "`pg_dump --schema-only`", "≤ 0.5");
    let mut healed = Measured::new("500 of the objects are there", "the first deploy", "≤ 1.25");
    for run in 1..=RUNS {
        say(&format!("bench: deploying {TABLES} tables, {run} of {RUNS}"));
        let psql = server.database().await;
        let straight = timed_psql(&server, &psql, &folder.path().join("files/schema.sql"));
        psql.drop().await;
        let cache = folder.path().join(format!("cache-{run}"));
        let place = (folder.path().join("files"), cache);
        let empty = server.database().await;
        cold.add(&deployed(&empty, &place), straight);
        empty.drop().await;
        let live = server.database().await;
        let took = deployed(&live, &place);
        first.add(&took, straight);
        let mut dump = Command::new(server.program("pg_dump"));
        let dump = child::run(dump.args(["--schema-only", "-d", &live.url()]), false);
        idle.add(&deployed(&live, &place), dump.seconds);
        live.drop().await;
        let partly = server.database().await;
        partly.psql_file(&folder.path().join("there.sql")).expect("it loads");
        healed.add(&deployed(&partly, &place), took.seconds);
        partly.drop().await;
    }
    let mut ways = vec![cold, first, idle, healed];
    ways.extend(audits(&server, &folder).await);
    let rows = ways.iter().map(Measured::row).collect();
    Table { name: "deploys", rows, conclusions: Vec::new() }
}

/// One deploy in a process of its own.
pub(crate) async fn child(url: &str, dir: &str, cache: &str) -> ExitCode {
    let request =
        DeployRequest { cache_dir: cache.into(), log_dir: None, ..request_to(url.to_owned(), Path::new(dir)) };
    let report = deploy(&request, std::future::pending(), |_| ()).await;
    if report.exit_code != 0 {
        say(&format!("bench: {:?}", report.findings));
    }
    ExitCode::from(u8::try_from(report.exit_code).unwrap_or(1))
}

/// Audits beside migra, where `WRENCH_BENCH_MIGRA` names its program: it is no part of a set-up.
async fn audits(server: &Arc<TestServer>, folder: &TestFolder) -> Option<Measured> {
    let Some(migra) = std::env::var_os("WRENCH_BENCH_MIGRA") else {
        say("bench: WRENCH_BENCH_MIGRA is not set, so no audit stands beside migra");
        return None;
    };
    let place = (folder.path().join("files"), folder.path().join("cache-1"));
    let (live, straight) = (server.database().await, server.database().await);
    deployed(&live, &place);
    straight.psql_file(&folder.path().join("files/schema.sql")).expect("it loads");
    let mut audited = Measured::new("audit, identical, the second one", "migra", "≤ 0.15");
    for run in 0..=RUNS {
        let own = std::env::current_exe().expect("a program knows its path");
        let mut own = Command::new(own);
        let took = child::run(own.arg("child-audit").arg(live.url()).arg(&place.0).arg(&place.1), false);
        let mut peer = Command::new(&migra);
        peer.args(["--schema", "public", &live.url(), &straight.url()]);
        if run > 0 {
            audited.add(&took, child::run(&mut peer, false).seconds);
        }
    }
    live.drop().await;
    straight.drop().await;
    Some(audited)
}

/// One audit in a process of its own.
pub(crate) async fn audit_child(url: &str, dir: &str, cache: &str) -> ExitCode {
    let declared =
        DeployRequest { cache_dir: cache.into(), log_dir: None, ..request_to(url.to_owned(), Path::new(dir)) };
    let request = Request { declared, ignored: Ignored::default(), fail_on: Severity::Error, lints: false };
    let report = compare_live(&request, std::future::pending(), |_| ()).await;
    ExitCode::from(u8::try_from(report.exit_code).unwrap_or(1))
}

fn deployed(database: &TestDatabase, (dir, cache): &(std::path::PathBuf, std::path::PathBuf)) -> child::Finished {
    let own = std::env::current_exe().expect("a program knows its path");
    child::run(Command::new(own).arg("child-deploy").arg(database.url()).arg(dir).arg(cache), false)
}

fn timed_psql(server: &TestServer, database: &TestDatabase, file: &Path) -> f64 {
    let mut psql = Command::new(server.program("psql"));
    child::run(psql.args(["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", &database.url(), "-f"]).arg(file), false)
        .seconds
}

/// 3,350 statements, and those of the first tables that make 500 objects.
fn schema() -> (String, String) {
    let (mut whole, mut some, mut made) = (String::new(), String::new(), 0);
    for table in 0..TABLES {
        let other = table / 2;
        let mut statements = vec![
            format!(
                "create table public.t{table} (id bigint primary key, parent_id bigint, name text not null, \
                 state text default 'new', amount numeric(12, 2), created_at timestamptz not null default now());\n"
            ),
            format!(
                "alter table public.t{table} add constraint t{table}_parent foreign key (parent_id) references public.t{other} (id);\n"
            ),
            format!("create index t{table}_state on public.t{table} (state, created_at);\n"),
        ];
        if table % 20 < 7 {
            statements.push(format!("comment on table public.t{table} is 'Table {table}';\n"));
        }
        let text = statements.concat();
        whole += &text;
        if made < THERE {
            made += 3;
            some += &text;
        }
    }
    (whole, some)
}
