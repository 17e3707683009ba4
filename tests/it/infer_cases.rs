//! Errors of tests/testdata/infer/cases.toml: each gets the answer written there, and a statement that is safe mends the error on a
//! real server, where it may run twice.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use wrench_backend::catalog::{Catalog, load};
use wrench_backend::diagnose::{Diagnosis, Observation, diagnose};
use wrench_backend::files::{Declared, read_declared};
use wrench_backend::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, is_mended, propose};
use wrench_tests::{TestDatabase, TestServer};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    body: String,
    /// Method, address, body, preferences.
    #[serde(default)]
    request: Vec<String>,
    #[serde(default)]
    none: bool,
    applicability: Option<String>,
    title: Option<String>,
    /// Part of a statement.
    sql: Option<String>,
    /// Other parts of it.
    #[serde(default)]
    contains: Vec<String>,
    /// Part of SQL that is only shown.
    sketch: Option<String>,
    file: Option<String>,
    evidence: Option<String>,
}

impl Line {
    fn part(&self, at: usize) -> Option<&str> {
        self.request.get(at).map(String::as_str)
    }

    fn diagnosis(&self) -> Diagnosis {
        let body = self.body.replace("{LONG}", &"x".repeat(10_240));
        diagnose(&Observation {
            body: Some(&body),
            method: self.part(0),
            url: self.part(1),
            request_body: self.part(2),
            ..Observation::default()
        })
    }

    fn propose(&self, catalog: &Catalog, declared: &Declared) -> Vec<Proposal> {
        let request =
            RequestEvidence { method: self.part(0), url: self.part(1), body: self.part(2), prefer: self.part(3) };
        propose(&Case {
            diagnosis: &self.diagnosis(),
            catalog,
            declared: &Reading::new(declared),
            deployments: &Deployments::new(),
            request,
        })
    }

    /// What is not as the line says.
    fn wrong(&self, found: Option<&Proposal>) -> Option<String> {
        let Some(found) = found.filter(|_| !self.none) else {
            return (found.is_some() == self.none).then(|| format!("{found:?}"));
        };
        let has = |wanted: &Option<String>, text: &str| wanted.as_ref().is_none_or(|wanted| text.contains(wanted));
        let is_right = has(&self.title, &found.title)
            && has(&self.sql, &found.sql)
            && has(&self.sketch, &found.sql)
            && has(&self.file, &found.file)
            && has(&self.evidence, &found.evidence.join("\n"))
            && self.contains.iter().all(|part| found.sql.contains(part))
            && self.applicability.as_deref() == Some(found.applicability.as_str());
        (!is_right).then(|| format!("{found:#?}"))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/infer")
}

async fn catalog_of(database: &TestDatabase) -> Catalog {
    load(&database.connect().await.client, "postgres").await.expect("the catalog is read")
}

#[tokio::test]
async fn each_error_is_answered_as_its_line_says_and_a_safe_statement_mends_it() {
    let text = std::fs::read_to_string(folder().join("cases.toml")).expect("the cases are there");
    let cases: Cases = toml::from_str(&text).expect("the cases are TOML");
    let server = TestServer::shared().await;
    let live = server.database().await;
    for file in ["enums", "tables", "functions", "policies"] {
        live.psql_file(&folder().join(format!("phase1/{file}.sql"))).expect("the schema is made");
    }
    let (catalog, declared) = (catalog_of(&live).await, read_declared(&folder()).expect("the folder is read"));
    let mut wrong = Vec::new();
    for line in &cases.case {
        let found = line.propose(&catalog, &declared).into_iter().next();
        if let Some(shown) = line.wrong(found.as_ref()) {
            wrong.push(format!("{}: {shown}", line.name));
        } else if let Some(proposal) = found.filter(|proposal| proposal.applicability.as_str() == "safe") {
            wrong.extend(
                tried(line, &proposal, &live, &declared).await.err().map(|why| format!("{}: {why}", line.name)),
            );
        }
    }
    live.drop().await;
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.case.len(), wrong.join("\n"));
}

/// Runs the statement twice on a copy; the error is mended then, and nothing more is proposed to be run.
async fn tried(line: &Line, proposal: &Proposal, live: &TestDatabase, declared: &Declared) -> Result<(), String> {
    let copy = TestServer::shared().await.copy(live).await;
    let mut outcome = copy.psql(&proposal.sql).and_then(|()| copy.psql(&proposal.sql));
    if outcome.is_ok() {
        let after = catalog_of(&copy).await;
        let again = line.propose(&after, declared);
        let diagnosis = line.diagnosis();
        // That a statement was slow is not to be seen in a schema, and another index may help, too.
        let is_timeout = diagnosis.class.as_str() == "timeout";
        let is_over =
            again.iter().all(|next| next.applicability.as_str() != "safe" || is_timeout && next.sql != proposal.sql);
        // Nor does an error of an upsert name its columns: only the request does.
        let is_upsert = diagnosis.subclass.as_deref() == Some("missing_conflict_target");
        let is_mended = is_timeout || is_upsert || is_mended(&diagnosis, &after);
        outcome = if is_over && is_mended { Ok(()) } else { Err(format!("not mended: {again:?}")) };
    }
    copy.drop().await;
    outcome
}
