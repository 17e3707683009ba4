//! Random damage behind Wrench's back. What a deploy then does is judged by the database, never by what the deploy says.
//!
//! `DAMAGE_SEED=17` repeats one seed, `DAMAGE_WORLD=temporal` and `DAMAGE_KIND=index` narrow by name, `DAMAGE_SEEDS=50` says how many.

mod why;

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::Semaphore;
use wrench_backend::drift::Hazard;
use wrench_backend::finding::Severity;
use wrench_tests::damage::{Damage, Names, Outcome, State, World, inflict, judge};
use wrench_tests::{deploy_into, say};

/// Seeds at a time.
const AT_ONCE: usize = 2;

/// A treatment, and how it ended.
type Outcomes = BTreeMap<(&'static str, Outcome), usize>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_damaged_databases_of_the_projects_own_schema_are_seen_through() {
    run("phase1", 3).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "minutes: `make damage`"]
async fn two_hundred_damaged_databases_are_seen_through() {
    let seeds = std::env::var("DAMAGE_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(200);
    run(&std::env::var("DAMAGE_WORLD").unwrap_or_default(), seeds).await;
}

async fn run(only: &str, seeds: u64) {
    let worlds: Vec<Arc<World>> = World::all(only).await.into_iter().map(Arc::new).collect();
    let one: Option<u64> = std::env::var("DAMAGE_SEED").ok().and_then(|seed| seed.parse().ok());
    let chosen: Vec<u64> = one.map_or_else(|| (1..=seeds).collect(), |seed| vec![seed]);
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let running: Vec<_> = chosen
        .into_iter()
        .map(|seed| {
            let which = usize::try_from(seed).expect("a seed fits") % worlds.len();
            let (places, world) = (Arc::clone(&places), Arc::clone(&worlds[which]));
            tokio::spawn(async move {
                let _place = places.acquire_owned().await;
                one_seed(&world, seed).await
            })
        })
        .collect();
    let total = running.len();
    let (mut failures, mut counts) = (Vec::new(), Outcomes::new());
    for task in running {
        match task.await {
            Ok(Ok(outcomes)) => outcomes.into_iter().for_each(|outcome| *counts.entry(outcome).or_default() += 1),
            Ok(Err(error)) => failures.push(error),
            Err(panic) => failures.push(panic.to_string()),
        }
    }
    say(&format!("{total} seeds: {counts:?}"));
    assert!(failures.is_empty(), "{} of {total} seeds fail:\n{}", failures.len(), failures.join("\n"));
}

/// One seed through both deploys.
async fn one_seed(world: &World, seed: u64) -> Result<Vec<(&'static str, Outcome)>, String> {
    let database = world.database().await;
    let only = std::env::var("DAMAGE_KIND").unwrap_or_default();
    let damages = inflict(world, &database, seed, &only).await;
    let mut before = State::of(world, &database).await;
    let mut outcomes = Vec::new();
    for (name, converge) in [("deploy", false), ("deploy --converge-drift --allow-hazard all", true)] {
        let mut request = world.request(&database);
        if converge {
            (request.converge_drift, request.allowed) = (true, Hazard::ALL.into());
        }
        let report = deploy_into(&request).await;
        let after = State::of(world, &database).await;
        let names = if converge { Names::One } else { Names::Every };
        let outcome = judge(world, (&report, names), &before, &after);
        if let (true, Ok(Outcome::Named(_))) = (converge, &outcome) {
            let found = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
            let said: Vec<String> = found.map(|f| format!("{} {:?}", f.message, f.detail)).collect();
            say(&format!("seed {seed} on {} stops: {}", world.name, said.join("; ")));
        }
        outcomes.push((name, outcome.map_err(|error| failure(world, seed, &damages, &format!("{name}: {error}")))?));
        before = after;
    }
    let again = deploy_into(&world.request(&database)).await;
    let did = again.summary.executed + again.summary.converged + again.summary.replaced;
    if outcomes[1].1 == Outcome::Equal && (again.exit_code != 0 || did > 0) {
        return Err(failure(world, seed, &damages, &format!("a second run is not idle: {did} {:?}", again.findings)));
    }
    database.drop().await;
    Ok(outcomes)
}

fn failure(world: &World, seed: u64, damages: &[Damage], error: &str) -> String {
    let lines: Vec<String> =
        damages.iter().map(|damage| format!("    {}: {}", damage.kind, damage.statement.replace('\n', " "))).collect();
    let repeat = format!("DAMAGE_WORLD={} DAMAGE_SEED={seed}", world.name);
    format!("seed {seed} on {}\n{}\n  {error}\n  again: {repeat} make damage", world.name, lines.join("\n"))
}
