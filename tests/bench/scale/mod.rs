//! The sample app's queries under row level security, as one company has 1, 10 and 100 neighbours.
//!
//! The statements are those that the data API makes of the app's requests, run as the app's people. Blocks tell what a plan costs on
//! any machine; milliseconds are this one's.

mod plan;
mod requests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::Type;
use wrench_backend::catalog::load;
use wrench_backend::postgres::TextValue;
use wrench_backend::postgrest::{SchemaCache, Statement};
use wrench_tests::{TestDatabase, TestServer, deploy_into, request_for, say};

use self::plan::{Document, Explained};
use self::requests::{Request, Values, parameters};
use super::{Row, Table};

const SEED: &str = include_str!("seed.sql");
const IDENTITY: &str = include_str!("identity.sql");
const SIZES: &str = include_str!("sizes.sql");
const VALUES: &str = include_str!("values.sql");
/// The platform, whose roles and functions the policies are about.
const BASELINE: &str = include_str!("../../../deploy/baseline/supabase.sql");
/// So many companies are there at each step.
const COMPANIES: [usize; 3] = [1, 10, 100];
/// Jobs of a company at `BENCH_SCALE=1`.
const JOBS: usize = 200;
const RUNS: usize = 40;

/// One request at one step.
struct Measured {
    p95_ms: f64,
    plan: Explained,
}

/// Measures all steps. `scale` multiplies the jobs of each company.
pub(crate) async fn measure(scale: usize) -> Table {
    let server = TestServer::own().await;
    let database = server.database().await;
    let schema = deployed(&database).await;
    let requests = requests::all();
    let mut steps = Vec::new();
    let mut there = 0;
    for companies in COMPANIES {
        say(&format!("bench: {companies} companies with {} jobs each", JOBS * scale));
        fill(&database, there + 1, companies, JOBS * scale).await;
        there = companies;
        steps.push(step(&database, &schema, &requests).await);
    }
    database.drop().await;
    let rows = requests.iter().enumerate().map(|(index, request)| row(request, &steps, index)).collect();
    Table { name: "scale", rows, conclusions: conclusions(&steps, scale) }
}

async fn deployed(database: &TestDatabase) -> SchemaCache {
    database.psql(BASELINE).expect("the baseline applies");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let report = deploy_into(&request_for(database, &dir)).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    let connection = database.connect().await;
    let catalog = load(&connection.client, "postgres").await.expect("the catalog loads");
    SchemaCache::new(&catalog, &["public"])
}

async fn fill(database: &TestDatabase, first: usize, last: usize, jobs: usize) {
    let connection = database.connect().await;
    let settings = [("bench.first", first), ("bench.last", last), ("bench.jobs", jobs)];
    let transaction =
        settings.iter().map(|(name, value)| format!("set local {name} = '{value}';\n")).collect::<String>();
    connection.client.batch_execute(&format!("begin;\n{transaction}{SEED}\ncommit;")).await.expect("the rows are made");
    // As autovacuum would; it is off on throw-away servers.
    connection.client.batch_execute("vacuum analyze").await.expect("the tables are analysed");
}

async fn step(database: &TestDatabase, schema: &SchemaCache, requests: &[Request]) -> Vec<Measured> {
    let mut connection = database.connect().await;
    let row = connection.client.query_one(VALUES, &[]).await.expect("the first company is there");
    let names = row.columns().iter().enumerate();
    let values: Values = names.map(|(index, column)| (column.name().to_owned(), row.get::<_, String>(index))).collect();
    let sizes = connection.client.query(SIZES, &[]).await.expect("the catalog is read");
    let sizes: BTreeMap<String, f64> = sizes.iter().map(|row| (row.get(0), row.get(1))).collect();
    let rows_of = |table: &str| sizes.get(table).copied().unwrap_or_default();
    let mut measured = Vec::new();
    for request in requests {
        let statement = request.statement(schema, &values);
        let claims = claims(request.person, &values);
        let mut times = Vec::new();
        for _ in 0..RUNS {
            times.push(timed(&mut connection.client, request.name, &claims, &statement).await);
        }
        times.sort_by(f64::total_cmp);
        let document = explained(&mut connection.client, &claims, &statement).await;
        measured.push(Measured { p95_ms: times[RUNS * 95 / 100 - 1], plan: plan::read(&document.0, &rows_of) });
    }
    measured
}

/// The token of a person of the first company.
fn claims(person: &str, values: &Values) -> String {
    let login = values.get(&format!("{person}_login")).unwrap_or_else(|| panic!("nobody is a {person}"));
    json!({ "role": "authenticated", "sub": login }).to_string()
}

/// Milliseconds of the statement alone, as the person.
async fn timed(client: &mut Client, name: &str, claims: &str, statement: &Statement) -> f64 {
    let transaction = client.transaction().await.expect("a transaction begins");
    transaction.query_typed(IDENTITY, &[(&claims, Type::TEXT)]).await.expect("somebody is known");
    let values = parameters(statement);
    let values: Vec<_> = values.iter().map(|value| (value as _, TextValue::TYPE)).collect();
    let started = Instant::now();
    let rows =
        transaction.query_typed(&statement.sql, &values).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
    // What finds nothing is quick for no merit of its own.
    assert!(rows[0].get::<_, i64>("page") > 0, "{name} finds nothing");
    transaction.rollback().await.expect("a transaction ends");
    milliseconds
}

async fn explained(client: &mut Client, claims: &str, statement: &Statement) -> Document {
    let transaction = client.transaction().await.expect("a transaction begins");
    transaction.query_typed(IDENTITY, &[(&claims, Type::TEXT)]).await.expect("somebody is known");
    let values = parameters(statement);
    let values: Vec<_> = values.iter().map(|value| (value as _, TextValue::TYPE)).collect();
    let sql = format!("explain (analyze, buffers, format json) {}", statement.sql);
    let rows = transaction.query_typed(&sql, &values).await.expect("a plan is explained");
    transaction.rollback().await.expect("a transaction ends");
    rows[0].get(0)
}

fn row(request: &Request, steps: &[Vec<Measured>], index: usize) -> Row {
    let at = |pick: &dyn Fn(&Measured) -> String| {
        steps.iter().map(|step| pick(&step[index])).collect::<Vec<_>>().join(" / ")
    };
    let scans: BTreeSet<&str> =
        steps.iter().flat_map(|step| step[index].plan.scans.iter().map(String::as_str)).collect();
    let scans: Vec<&str> = scans.into_iter().collect();
    Row {
        work: format!("{} ({})", request.name, request.person),
        cells: vec![
            ("p95, ms", at(&|one| format!("{:.1}", one.p95_ms))),
            ("blocks", at(&|one| format!("{:.0}", one.plan.blocks))),
            ("rows looked at", at(&|one| format!("{:.0}", one.plan.rows))),
            ("growth", format!("{:.2}", growth(steps, index))),
            ("large tables read whole", if scans.is_empty() { "-".to_owned() } else { scans.join(", ") }),
        ],
    }
}

/// What a hundred companies cost beside one.
fn growth(steps: &[Vec<Measured>], index: usize) -> f64 {
    steps[steps.len() - 1][index].plan.rows / steps[0][index].plan.rows.max(1.0)
}

fn conclusions(steps: &[Vec<Measured>], scale: usize) -> Vec<String> {
    let count = steps[0].len();
    let worst = (0..count).map(|index| growth(steps, index)).fold(0.0, f64::max);
    let slowest = steps[steps.len() - 1].iter().map(|one| one.p95_ms).fold(0.0, f64::max);
    let whole = steps.iter().flatten().filter(|one| !one.plan.scans.is_empty()).count();
    vec![
        format!("{} jobs in the end, {} of each company.", COMPANIES[2] * JOBS * scale, JOBS * scale),
        format!(
            "Of {count} requests at three sizes, {whole} read a large table from end to end. Among a hundred companies a request \
             looks at most at {worst:.2} times the rows that it looks at alone; the slowest p95 among a hundred is {slowest:.0} ms."
        ),
    ]
}
