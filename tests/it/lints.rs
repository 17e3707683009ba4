//! Every lint finds its bad case and leaves its good one alone; the schema that is deployed with Wrench trips none that matters.

use std::path::{Path, PathBuf};

use wrench_backend::audit::{LINTS, lint_live};
use wrench_backend::finding::{Finding, Severity};
use wrench_backend::postgres::parse_url;
use wrench_tests::{TestDatabase, TestServer};

/// The roles of a data API, and what they may do by default.
const ROLES: &str =
    "create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls";
const GROUND: &str = "grant usage on schema public to anon, authenticated; create schema auth";

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/lints")
}

async fn found(database: &TestDatabase) -> Vec<Finding> {
    lint_live(&parse_url(&database.url()).expect("a test's URL is valid")).await.expect("the lints are asked")
}

#[tokio::test]
async fn each_lint_finds_its_bad_case_and_not_its_good_one() {
    let server = TestServer::own().await;
    server.database().await.psql(ROLES).expect("roles are made");
    for lint in &LINTS {
        for (case, is_bad) in [("bad.sql", true), ("good.sql", false)] {
            let database = server.database().await;
            database.psql(GROUND).expect("schemas are made");
            let path = root().join(lint.code).join(case);
            database.psql_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let findings = found(&database).await;
            let ours = findings.iter().filter(|finding| finding.code == lint.code).count();
            assert_eq!(ours, usize::from(is_bad), "{}: {findings:#?}", path.display());
            database.drop().await;
        }
    }
}

#[test]
fn every_lint_has_a_page_and_cases_and_nothing_else_has() {
    let codes: Vec<&str> = LINTS.iter().map(|lint| lint.code).collect();
    let named = |dir: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(dir).expect("the folder is there");
        let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        names
    };
    let mut expected: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    expected.sort();
    assert_eq!(named(&root()), expected);
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/lints");
    assert_eq!(named(&docs), expected.iter().map(|code| format!("{code}.md")).collect::<Vec<_>>());
    let parts = ["## Problem", "## What Wrench looks for", "## Fix safety", "## When it does not apply", "## Example"];
    for code in codes {
        let page = std::fs::read_to_string(docs.join(format!("{code}.md"))).expect("the page is read");
        let of_case = |name: &str| std::fs::read_to_string(root().join(code).join(name)).expect("the case is read");
        for part in parts.into_iter().chain([of_case("bad.sql").trim(), of_case("good.sql").trim()]) {
            assert!(page.contains(part), "docs/lints/{code}.md lacks {part}");
        }
    }
}

#[tokio::test]
async fn the_sample_schema_trips_no_lint_of_error_or_warning() {
    let server = TestServer::own().await;
    let database = server.database().await;
    database.psql(BASELINE).expect("the baseline applies");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let declared = wrench_backend::files::read_declared(&dir).expect("deploy/ is read");
    for file in declared.phases.iter().flat_map(|phase| &phase.files).filter(|file| !file.is_seed) {
        database.psql_file(Path::new(&file.source.path)).expect("the file runs");
    }
    let findings = found(&database).await;
    let matters: Vec<&Finding> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
    assert!(matters.is_empty(), "{matters:#?}");
}
