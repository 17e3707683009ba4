//! From an error of the browser to a proven proposal: what the error server does between an event and what the panel shows, on the
//! project's own schema with its copy made before.

use std::path::Path;
use std::time::{Duration, Instant};

use time::OffsetDateTime;
use wrench_backend::errors::{StoredEvent, suggest, try_out};
use wrench_backend::files::read_declared;
use wrench_backend::infer::Deployments;
use wrench_backend::shadow::{LiveShadow, LiveShadowSpec, Proof, ShadowLimits};
use wrench_tests::{TestDatabase, TestServer, request_for, say};
use wrench_wire::{ErrorEvent, RequestView, ResponseView};

use super::{Row, Table, phase1};

const RUNS: usize = 200;
/// Not counted: connections and caches.
const FIRST: usize = 6;
const WHO: &str = "authenticated";

/// An error of each kind that a statement mends: method, address, body, and what the data API answers.
const ERRORS: [(&str, &str, &str, &str); 7] = [
    (
        "GET",
        "customers?select=id,next_service_on&next_service_on=gte.‹date›",
        "",
        r#"{"code":"42703","message":"column customers.next_service_on does not exist"}"#,
    ),
    (
        "POST",
        "visits",
        r#"{"travel_minutes":"‹int›"}"#,
        r#"{"code":"PGRST204","message":"Could not find the 'travel_minutes' column of 'visits' in the schema cache"}"#,
    ),
    (
        "POST",
        "customers?on_conflict=tax_reference",
        r#"[{"tax_reference":"‹text:9›"}]"#,
        r#"{"code":"PGRST204","message":"Could not find the 'tax_reference' column of 'customers' in the schema cache"}"#,
    ),
    (
        "PATCH",
        "jobs?id=eq.‹uuid›",
        r#"{"status":"‹text:14›"}"#,
        r#"{"code":"22P02","message":"invalid input value for enum job_status: \"awaiting_parts\""}"#,
    ),
    (
        "GET",
        "warranties?select=id,expires_on,customers(display_name)&order=expires_on",
        "",
        r#"{"code":"PGRST205","message":"Could not find the table 'public.warranties' in the schema cache"}"#,
    ),
    (
        "POST",
        "inspection_reports",
        r#"{"inspected_at":"‹timestamptz›","passed":"‹bool›","remarks":"‹text:40›"}"#,
        r#"{"code":"PGRST205","message":"Could not find the table 'public.inspection_reports' in the schema cache"}"#,
    ),
    (
        "GET",
        "checklists?select=id,customers(id)",
        "",
        r#"{"code":"PGRST200","message":"Could not find a relationship between 'checklists' and 'customers' in the schema cache"}"#,
    ),
];

/// How long each step of one run took.
struct Run {
    read: Duration,
    propose: Duration,
    try_out: Duration,
}

/// Measures all runs on one warm copy.
pub(crate) async fn measure() -> Table {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let target = TestServer::own().await.database().await;
    say("bench: making the schema of phase 1 and its copy");
    phase1::fill(&target, &folder);
    let request = request_for(&target, &folder);
    let limits = ShadowLimits { total: Duration::from_secs(120), ..ShadowLimits::default() };
    let shadow = LiveShadow::new(LiveShadowSpec { search: request.search(), cache: request.cache_dir, limits });
    let live = phase1::state(&target).await;
    let objects = live.catalog.objects.len();
    shadow.warm(&live).await.expect("the copy is made");
    say(&format!("bench: {RUNS} errors, from the event to the proof"));
    let mut runs = Vec::new();
    for at in 0..FIRST + RUNS {
        let run = once(&target, &folder, &shadow, ERRORS[at % ERRORS.len()]).await;
        if at >= FIRST {
            runs.push(run);
        }
    }
    let of = |part: fn(&Run) -> Duration| runs.iter().map(part).collect::<Vec<_>>();
    let rows = vec![
        row("reading the live schema and the files", of(|run| run.read), ""),
        row("proposing", of(|run| run.propose), ""),
        row("trying", of(|run| run.try_out), ""),
        row("**from the event to the proof**", of(|run| run.read + run.propose + run.try_out), "p95 ≤ 1000"),
    ];
    let conclusion = format!(
        "{RUNS} errors of {} kinds on a schema of {objects} objects; each ended in a proof that holds.",
        ERRORS.len()
    );
    Table { name: "proposals", rows, conclusions: vec![conclusion] }
}

async fn once(target: &TestDatabase, folder: &Path, shadow: &LiveShadow, error: (&str, &str, &str, &str)) -> Run {
    let event = event(error);
    let started = Instant::now();
    let live = phase1::state(target).await;
    let declared = read_declared(folder).expect("deploy/ is read");
    let read = started.elapsed();
    let suggested = suggest(&[event], live, (&declared, &Deployments::new())).expect("the event tells");
    let proposed = started.elapsed();
    let (tried, untried) = try_out(Some(shadow), &suggested).await;
    let run = Run { read, propose: proposed - read, try_out: started.elapsed() - proposed };
    let proof = tried.first().and_then(|(_, proof)| proof.as_ref());
    assert!(proof.is_some_and(Proof::holds), "{error:?}: {untried:?} {tried:?}");
    run
}

fn event((method, path, body, answer): (&str, &str, &str, &str)) -> StoredEvent {
    let request = RequestView {
        method: method.to_owned(),
        url: format!("http://localhost:3000/rest/v1/{path}"),
        role: Some(WHO.to_owned()),
        prefer: path.contains("on_conflict").then(|| "resolution=merge-duplicates".to_owned()),
        body: Some(body.to_owned()).filter(|body| !body.is_empty()),
        ..RequestView::default()
    };
    let response = ResponseView { status: 400, body: Some(answer.to_owned()), ..ResponseView::default() };
    let event = ErrorEvent { request: Some(request), response: Some(response), ..ErrorEvent::default() };
    StoredEvent {
        received_at: OffsetDateTime::UNIX_EPOCH,
        origin: Some("http://localhost:3000".to_owned()),
        payload: serde_json::to_string(&event).expect("an event is JSON"),
    }
}

fn row(work: &str, mut took: Vec<Duration>, budget: &str) -> Row {
    took.sort();
    let at =
        |share: usize| format!("{:.0}", took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1000.0);
    Row {
        work: work.to_owned(),
        cells: vec![("p50, ms", at(50)), ("p95, ms", at(95)), ("slowest, ms", at(100)), ("budget", budget.to_owned())],
    }
}
