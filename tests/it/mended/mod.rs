//! From an error to an applied repair: requests over phase 1 with one object taken away each, and requests that only look as if one
//! were missing. `cargo test -p wrench-tests --test it mended -- --ignored` runs all of them.

mod alike;
mod applied;
mod broken;
mod ground;

use std::time::Duration;

use self::broken::{Broken, broken};
use self::ground::{Ended, Ground};

/// Of the generated requests so many per hundred must end with a repair that a trial proves and that mends the database, deployed.
const PROVED_IN_HUNDRED: usize = 95;

/// Runs cases and says of each that does not end well how it ended. Answers how many did, and how long trials took.
async fn run(ground: &Ground, cases: Vec<Broken>) -> (usize, Vec<Duration>) {
    let (mut proved, mut took) = (0, Vec::new());
    for case in cases {
        match ground.end_of(&case).await {
            Ended::Proved(duration) => {
                proved += 1;
                took.push(duration);
            }
            other => wrench_tests::say(&format!("{} ({}): {other:?}", case.name, case.removal)),
        }
    }
    took.sort();
    (proved, took)
}

fn report(kind: &str, proved: usize, all: usize, took: &[Duration]) {
    let at = |share: usize| {
        took.get((took.len() * share / 100).min(took.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    wrench_tests::say(&format!(
        "{kind}: {proved} of {all} came through; a proof takes p50 {:?}, p95 {:?}",
        at(50),
        at(95)
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_of_each_sort_whose_object_is_gone_ends_in_a_proven_repair() {
    let ground = Ground::new(false).await;
    let all = broken(&ground.catalog);
    let mut sorts: Vec<&str> = all.iter().map(|case| case.sort).collect();
    sorts.dedup();
    let firsts: Vec<Broken> =
        sorts.iter().filter_map(|sort| all.iter().find(|case| case.sort == *sort).cloned()).collect();
    let count = firsts.len();
    let (proved, took) = run(&ground, firsts).await;
    report("one of each sort", proved, count, &took);
    assert_eq!(proved, count);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "several minutes; part of make test-all"]
async fn requests_whose_object_is_gone_end_in_repairs_that_are_proved_and_applied() {
    let ground = Ground::new(true).await;
    let only = std::env::var("WRENCH_TEST_ONLY").unwrap_or_default();
    let cases: Vec<Broken> = broken(&ground.catalog).into_iter().filter(|case| case.name.contains(&only)).collect();
    let count = cases.len();
    let (proved, took) = run(&ground, cases).await;
    report("all", proved, count, &took);
    assert!(proved * 100 >= count * PROVED_IN_HUNDRED, "{proved} of {count}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_wrong_themselves_get_advice_and_no_statement() {
    let ground = Ground::new(false).await;
    let cases = alike::alike(&ground.catalog);
    assert!(cases.len() >= 40, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let found = ground.advice_for(case).await;
        let is_right = found
            .as_ref()
            .is_some_and(|found| found.title.contains(&case.advice) && found.applicability.as_str() == "display only");
        if !is_right {
            wrong.push(format!("{}: wanted `{}`, found {found:?}", case.request, case.advice));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
