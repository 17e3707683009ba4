//! The stamp of the catalogs changes with every definition, and with nothing else that happens daily.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use wrench_backend::catalog::{Catalog, Stamp, load_stamped, stamp};
use wrench_backend::files::read_text;
use wrench_backend::finding::SourceFile;
use wrench_backend::postgres::Connection;
use wrench_backend::sql::{StatementClass, parse_file};
use wrench_tests::{TestServer, load_scenarios};

/// How often a kind of statement is tried.
const OF_A_KIND: usize = 3;
/// Fewer would mean that the scenarios were not found.
const AT_LEAST: usize = 200;

const STAMP_SQL: &str = include_str!("../../../backend/src/catalog/queries/stamp.sql");

/// Catalogs that the stamp leaves out: statistics, large objects, what subscriptions have fetched, and, as views that
/// everybody may read, roles and user mappings.
const LEFT_OUT: [&str; 8] = [
    "pg_statistic",
    "pg_statistic_ext_data",
    "pg_largeobject",
    "pg_largeobject_metadata",
    "pg_subscription",
    "pg_subscription_rel",
    "pg_authid",
    "pg_user_mapping",
];

#[tokio::test]
async fn every_catalog_of_a_database_is_in_the_stamp() {
    let database = TestServer::shared().await.database().await;
    let connection = database.connect().await;
    let sql = "select relname::text from pg_catalog.pg_class \
               where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r' and not relisshared";
    let rows = connection.client.query(sql, &[]).await.expect("catalogs are listed");
    let missing: Vec<String> = rows
        .iter()
        .map(|row| row.get(0))
        .filter(|name: &String| !LEFT_OUT.contains(&name.as_str()))
        .filter(|name| !STAMP_SQL.contains(&format!("from pg_catalog.{name} as")))
        .collect();
    assert!(missing.is_empty(), "not in stamp.sql: {missing:?}");
    for view in ["pg_roles", "pg_user_mappings", "pg_tablespace"] {
        assert!(STAMP_SQL.contains(&format!("from pg_catalog.{view} as")), "{view}");
    }
    database.drop().await;
}

#[tokio::test]
async fn whatever_changes_the_catalog_changes_the_stamp() {
    let server = TestServer::own().await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/scenarios");
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    let mut overlooked = Vec::new();
    let mut changed = 0;
    for scenario in load_scenarios(&root) {
        let Some(texts) = new_statements(&root.join(&scenario.name), &mut tried) else { continue };
        let database = server.database().await;
        let connection = database.connect().await;
        let mut before = look(&connection).await;
        for text in texts {
            // Which of them fail alone is not asked here.
            if connection.client.batch_execute(&text).await.is_err() {
                continue;
            }
            let after = look(&connection).await;
            let differs = parts(&before.0) != parts(&after.0);
            changed += usize::from(differs);
            if differs && before.1.hash == after.1.hash {
                overlooked.push(format!("{}: {text}", scenario.name));
            }
            before = after;
        }
        drop(connection);
        database.drop().await;
    }
    assert!(overlooked.is_empty(), "{overlooked:#?}");
    assert!(changed >= AT_LEAST || std::env::var_os("SCENARIO").is_some(), "{changed} statements changed anything");
}

/// Statements of a scenario's single file, if one of them is of a kind that was not tried often enough.
fn new_statements(folder: &Path, tried: &mut BTreeMap<String, usize>) -> Option<Vec<String>> {
    let path = folder.join("new.sql");
    let text = read_text(&path).ok()?;
    let statements = parse_file(&std::sync::Arc::new(SourceFile { path: path.display().to_string(), text })).ok()?;
    let is_schema = |class: StatementClass| class == StatementClass::Schema;
    let kinds: BTreeSet<String> =
        statements.iter().filter(|s| is_schema(s.class)).map(|statement| statement.kind.clone()).collect();
    let is_new = kinds.iter().any(|kind| tried.get(kind).is_none_or(|times| *times < OF_A_KIND));
    is_new.then(|| {
        kinds.into_iter().for_each(|kind| *tried.entry(kind).or_default() += 1);
        let able = statements.iter().filter(|s| s.class != StatementClass::Cluster);
        able.map(|statement| statement.text().to_owned()).collect()
    })
}

async fn look(connection: &Connection) -> (Catalog, Stamp) {
    let found = load_stamped(&connection.client, "postgres").await.expect("the catalog loads");
    (found.catalog, found.stamp)
}

/// Everything compared, and what is not compared but read.
fn parts(catalog: &Catalog) -> String {
    format!("{:?} {:?} {:?}", catalog.objects, catalog.unmodelled, catalog.names)
}

#[tokio::test]
async fn what_defines_nothing_leaves_the_stamp_and_hides_no_change() {
    let database = TestServer::own().await.database().await;
    database
        .psql("create table t (id int primary key, n int default 0); create sequence s; insert into t values (1);")
        .expect("it loads");
    let connection = database.connect().await;
    let client = &connection.client;
    // The first temporary table of a session makes its schema.
    client.batch_execute("create temporary table first (id int) on commit drop").await.expect("it is made");
    let mut before = stamp(client).await.expect("there is a stamp");
    for daily in [
        "insert into t select g from generate_series(2, 5000) as g",
        "analyze",
        "vacuum",
        "vacuum freeze",
        "vacuum freeze pg_catalog.pg_class",
        "select nextval('s')",
        "update t set n = 1",
        "delete from t where id > 10",
        "create temporary table passing (id int) on commit drop",
        "select pg_catalog.pg_advisory_lock(1)",
    ] {
        client.batch_execute(daily).await.expect(daily);
        let now = stamp(client).await.expect("there is a stamp");
        assert!(now.is_same(&before), "{daily}");
    }
    // The same after everything was frozen, one written back to what it was included.
    for change in [
        "comment on table t is 'x'",
        "comment on table t is null",
        "alter table t alter column n set default 1",
        "alter table t alter column n set default 0",
        "grant select on t to public",
        "revoke select on t from public",
        "update pg_catalog.pg_class set relrowsecurity = true where relname = 't'",
        "vacuum full pg_catalog.pg_class",
        "create temporary table mine (id int)",
    ] {
        client.batch_execute(change).await.expect(change);
        let now = stamp(client).await.expect("there is a stamp");
        assert!(!now.is_same(&before), "{change}");
        before = now;
    }
}
