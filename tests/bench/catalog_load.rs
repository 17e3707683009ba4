//! Reading the catalog of 1,000 and 10,000 tables, beside `pg_dump --schema-only` of the same database.

use std::fmt::Write;
use std::process::{Command, ExitCode};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wrench_backend::catalog::{load, object_hash};
use wrench_backend::postgres::{connect, parse_url};
use wrench_tests::{TestDatabase, TestFolder, TestServer, say};

use super::sample::Sample;
use super::{Row, Table, child};

const SIZES: [usize; 2] = [1_000, 10_000];
/// Tables that are made in one transaction.
const AT_ONCE: usize = 50;

/// What one load measured.
#[derive(Deserialize, Serialize)]
struct Load {
    /// Connecting and reading.
    seconds: f64,
    /// Hashing every object.
    fingerprint_seconds: f64,
    /// Objects read.
    objects: usize,
}

/// All loads and dumps of one size.
struct Measured {
    tables: usize,
    objects: usize,
    load: Sample,
    load_mb: Sample,
    fingerprint: Sample,
    dump: Sample,
    dump_mb: Sample,
    ratio: Sample,
}

/// Measures both sizes.
pub(crate) async fn measure(runs: usize) -> Table {
    let server = TestServer::own().await;
    let mut all = Vec::new();
    for tables in SIZES {
        say(&format!("bench: making {tables} tables"));
        let database = server.database().await;
        fill(&database, tables);
        say(&format!("bench: reading {tables} tables, {runs} times"));
        all.push(measure_size(&server, &database, (tables, runs)));
        database.drop().await;
    }
    let growth = all[1].load.median / all[0].load.median;
    let dump_growth = all[1].dump.median / all[0].dump.median;
    let conclusions =
        vec![format!("Ten times the tables take {growth:.1} times the time; `pg_dump` takes {dump_growth:.1} times.")];
    Table { name: "catalog-load", rows: all.iter().map(row).collect(), conclusions }
}

/// One load in a process of its own, so that its memory is its own.
pub(crate) async fn child(url: &str) -> ExitCode {
    let started = Instant::now();
    let address = parse_url(url).expect("the URL is valid");
    let connection = connect(&address, "wrench bench", "").await.expect("the server is there");
    let catalog = load(&connection.client, &connection.server.user).await.expect("the catalog loads");
    let seconds = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let hashed = catalog.objects.values().map(object_hash).filter(|hash| !hash.is_empty()).count();
    let load = Load { seconds, fingerprint_seconds: started.elapsed().as_secs_f64(), objects: hashed };
    say_out(&serde_json::to_string(&load).expect("numbers are JSON"));
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "the parent reads it")]
fn say_out(line: &str) {
    println!("{line}");
}

fn measure_size(server: &TestServer, database: &TestDatabase, (tables, runs): (usize, usize)) -> Measured {
    let own = std::env::current_exe().expect("a program knows its path");
    let (mut loads, mut memory, mut dumps) = (Vec::new(), Vec::new(), Vec::new());
    // One of each first, so that both find the server's caches warm.
    for run in 0..=runs {
        let load = child::run(Command::new(&own).args(["child-load", &database.url()]), true);
        let mut dump = Command::new(server.program("pg_dump"));
        let dump = child::run(dump.args(["--schema-only", "-d", &database.url()]), false);
        if run > 0 {
            loads.push(serde_json::from_str::<Load>(&load.stdout).expect("the child prints a load"));
            memory.push(load.peak_mb);
            dumps.push(dump);
        }
    }
    Measured {
        tables,
        objects: loads[0].objects,
        load: Sample::of(loads.iter().map(|load| load.seconds)),
        load_mb: Sample::of(memory),
        fingerprint: Sample::of(loads.iter().map(|load| load.fingerprint_seconds)),
        dump: Sample::of(dumps.iter().map(|dump| dump.seconds)),
        dump_mb: Sample::of(dumps.iter().map(|dump| dump.peak_mb)),
        ratio: Sample::of(loads.iter().zip(&dumps).map(|(load, dump)| load.seconds / dump.seconds)),
    }
}

fn row(measured: &Measured) -> Row {
    #[expect(clippy::cast_precision_loss, reason = "no catalog has so many objects")]
    let per_second = measured.objects as f64 / measured.load.median;
    Row {
        work: format!("{} tables, {} objects", measured.tables, measured.objects),
        cells: vec![
            ("load, s", measured.load.to_string()),
            ("objects/s", format!("{per_second:.0}")),
            ("peak, MB", format!("{:.0}", measured.load_mb.max)),
            ("fingerprints, s", measured.fingerprint.to_string()),
            ("pg_dump, s", measured.dump.to_string()),
            ("pg_dump peak, MB", format!("{:.0}", measured.dump_mb.max)),
            ("load ÷ pg_dump", measured.ratio.to_string()),
        ],
    }
}

fn fill(database: &TestDatabase, tables: usize) {
    let folder = TestFolder::new(&format!("bench-{tables}"));
    folder.write("schema.sql", &schema(tables));
    database.psql_file(&folder.path().join("schema.sql")).expect("the tables are made");
    // As autovacuum would; it is off on throw-away servers.
    database.psql("vacuum analyze").expect("the catalogs are analysed");
}

/// About 3.3 statements for each table: columns with a primary key, a foreign key, an index, every third a comment.
fn schema(tables: usize) -> String {
    let mut sql = String::new();
    for table in 0..tables {
        if table % AT_ONCE == 0 {
            sql += if table == 0 { "begin;\n" } else { "commit;\nbegin;\n" };
        }
        let other = table / 2;
        let written = write!(
            sql,
            "create table public.t{table} (id bigint primary key, parent_id bigint, name text not null, \
             state text default 'new', amount numeric(12, 2), created_at timestamptz not null default now());\n\
             alter table public.t{table} add constraint t{table}_parent foreign key (parent_id) references public.t{other} (id);\n\
             create index t{table}_state on public.t{table} (state, created_at);\n"
        );
        written.expect("a string takes all");
        if table % 3 == 0 {
            writeln!(sql, "comment on table public.t{table} is 'Table {table}';").expect("a string takes all");
        }
    }
    sql + "commit;\n"
}
