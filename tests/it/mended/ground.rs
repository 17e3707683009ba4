//! Phase 1 on a copy of its live schema, where a request is sent as PostgREST would and its error explained.

use std::time::Duration;

use serde_json::json;
use wrench_backend::catalog::Catalog;
use wrench_backend::diagnose::{Diagnosis, Observation, diagnose};
use wrench_backend::files::{Declared, read_declared};
use wrench_backend::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, propose, understood};
use wrench_backend::postgres::{PgError, TextValue};
use wrench_backend::postgrest::{SchemaCache, server_error};
use wrench_backend::shadow::{Attempt, Fared, LiveShadow, LiveShadowSpec, LiveState, ShadowLimits, Trial, prove};
use wrench_tests::{TestDatabase, TestFolder, TestServer, request_for};

use super::alike::{Alike, RENAMED};
use super::applied::{Found, Noted, apply_to};
use super::broken::Broken;

const BASELINE: &str = include_str!("../../../deploy/baseline/supabase.sql");
/// Who asks.
pub(super) const ROLE: &str = "authenticated";

/// How a case ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// A repair was proposed, proved and, where that was asked for, applied; how long the proof took.
    Proved(Duration),
    /// The request is planned though the object is gone.
    NotBroken,
    /// Nothing that could be applied was proposed.
    #[expect(dead_code, reason = "shown")]
    Unproposed(Box<Diagnosis>, Option<Proposal>),
    /// What was proved does not mend the database when it is deployed.
    #[expect(dead_code, reason = "shown")]
    Unapplied(Vec<String>),
    /// What was proposed is not proved.
    #[expect(dead_code, reason = "shown")]
    Unproved(String, Vec<String>),
}

/// The schema, its shadow, and files that declare nothing of it.
pub(super) struct Ground {
    pub(super) catalog: Catalog,
    shadow: LiveShadow,
    declared: Declared,
    noted: Noted,
    applies: bool,
    target: TestDatabase,
    _folder: TestFolder,
}

impl Ground {
    /// Where every proven repair is applied, too, if `applies`.
    pub(super) async fn new(applies: bool) -> Ground {
        let target = TestServer::own().await.database().await;
        target.psql(BASELINE).expect("the baseline applies");
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
        let deployed = read_declared(&dir).expect("deploy/ is read");
        let first = deployed.phases.first().expect("there is a phase");
        for file in first.files.iter().filter(|file| !file.is_seed) {
            target.psql_file(std::path::Path::new(&file.source.path)).expect("the file runs");
        }
        let folder = TestFolder::new("mended");
        folder.write("phase1/tables.sql", "-- Nothing yet.\n");
        let renamed =
            RENAMED.map(|(table, from, to)| format!("alter table public.{table} rename column {from} to {to};\n"));
        folder.write("phase1/renames.sql", &renamed.concat());
        let declared = read_declared(folder.path()).expect("the folder is read");
        let request = request_for(&target, folder.path());
        let limits = ShadowLimits { total: Duration::from_secs(120), ..ShadowLimits::default() };
        let shadow = LiveShadow::new(LiveShadowSpec { search: request.search(), cache: request.cache_dir, limits });
        let state = LiveState::read(&target.connect().await, "postgres").await.expect("the live state is read");
        shadow.warm(&state).await.expect("the shadow is warmed");
        let catalog = Catalog::clone(&state.catalog);
        let noted = Noted::new(&target).await;
        Ground { catalog, shadow, declared, noted, applies, target, _folder: folder }
    }

    /// Takes the object away, sends the request, and tries what is proposed.
    pub(super) async fn end_of(&self, case: &Broken) -> Ended {
        let trial = self.shadow.trial().await.expect("a trial begins");
        let ended = self.end_in(&trial, case).await;
        trial.end().await;
        ended
    }

    async fn end_in(&self, trial: &Trial, case: &Broken) -> Ended {
        trial.superuser().client.batch_execute(&case.removal).await.expect(&case.removal);
        let catalog = trial.catalog().await.expect("the catalog is read");
        let seen = case.request.evidence();
        let Some(body) = error(trial, &catalog, &seen, case.request.value.as_deref()).await else {
            return Ended::NotBroken;
        };
        let (diagnosis, found) = self.explain(&catalog, &body, seen);
        let Some(proposal) = found.first().filter(|found| found.applicability.as_str() == "safe") else {
            return Ended::Unproposed(Box::new(diagnosis), found.into_iter().next());
        };
        let request = understood(&seen);
        let attempt = Attempt {
            catalog: &catalog,
            sql: &proposal.sql,
            request: request.as_ref(),
            value: diagnosis.slots.value.as_deref(),
            role: Some(ROLE),
        };
        let proof = prove(trial, &attempt).await.expect("the trial is not over");
        if !proof.holds() || !matches!(proof.before, Fared::Refused(_)) {
            return Ended::Unproved(proposal.sql.clone(), proof.in_words());
        }
        let took = proof.duration;
        if !self.applies {
            return Ended::Proved(took);
        }
        let found = Found { diagnosis: &diagnosis, catalog: &catalog, proof };
        match apply_to(&self.target, case, found, &self.noted).await {
            Ok(()) => Ended::Proved(took),
            Err(why) => Ended::Unapplied(why),
        }
    }

    /// What is said to a request that is wrong itself.
    pub(super) async fn advice_for(&self, case: &Alike) -> Option<Proposal> {
        let trial = self.shadow.trial().await.expect("a trial begins");
        let changed = match case.change.as_str() {
            "" => None,
            change => {
                trial.superuser().client.batch_execute(change).await.expect(change);
                Some(trial.catalog().await.expect("the catalog is read"))
            }
        };
        let catalog = changed.as_ref().unwrap_or(&self.catalog);
        let seen = case.request.evidence();
        let body = error(&trial, catalog, &seen, case.request.value.as_deref()).await;
        trial.end().await;
        self.explain(catalog, &body?, seen).1.into_iter().next()
    }

    fn explain(&self, catalog: &Catalog, body: &str, request: RequestEvidence<'_>) -> (Diagnosis, Vec<Proposal>) {
        let diagnosis = diagnose(&Observation {
            body: Some(body),
            method: request.method,
            url: request.url,
            request_body: request.body,
            ..Observation::default()
        });
        let found = propose(&Case {
            diagnosis: &diagnosis,
            catalog,
            declared: &Reading::new(&self.declared),
            deployments: &Deployments::new(),
            request,
        });
        (diagnosis, found)
    }
}

/// The body of the answer, where it is an error: the data API's own, or the server's.
async fn error(trial: &Trial, catalog: &Catalog, seen: &RequestEvidence<'_>, value: Option<&str>) -> Option<String> {
    let request = understood(seen).expect("a request of the data API");
    let reply = match SchemaCache::new(catalog, &["public"]).resolve(&request) {
        Err(error) => error.reply(),
        Ok(plan) => {
            let statement = plan.statement();
            let asking = trial.as_role(ROLE).await.expect("a session of the role");
            // A shape is no value of most types; what the server says of the names comes before it reads values.
            let kept: Vec<String> = statement.parameters.iter().map(|text| example(text, value)).collect();
            let values: Vec<TextValue<'_>> = kept.iter().map(|text| TextValue(text)).collect();
            let parameters: Vec<_> = values.iter().map(|value| (value as _, TextValue::TYPE)).collect();
            let asked = asking.client.query_typed(&format!("explain {}", statement.sql), &parameters).await;
            server_error(&PgError::from_driver(&asked.err()?), true)
        }
    };
    let body = reply.body;
    Some(json!({"code": body.code, "message": body.message, "details": body.details, "hint": body.hint}).to_string())
}

/// What a person may have sent for a shape.
fn example(text: &str, value: Option<&str>) -> String {
    let given = [
        ("‹uuid›", "00000000-0000-0000-0000-000000000000"),
        ("‹int›", "1"),
        ("‹decimal›", "1.5"),
        ("‹bool›", "true"),
        ("‹date›", "2026-01-02"),
        ("‹timestamptz›", "2026-01-02T03:04:05Z"),
        ("‹time›", "03:04:05"),
    ];
    let mut text = given.iter().fold(text.to_owned(), |text, (shape, value)| text.replace(shape, value));
    if let Some(value) = value {
        text = text.replace(&format!("‹text:{}›", value.chars().count()), value);
    }
    text.replace("‹text:5›", "words")
}
