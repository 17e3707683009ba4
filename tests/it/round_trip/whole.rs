//! The runs: a sample with every `make test`, everything with `make test-all` and `make test-matrix`.

use wrench_tests::say;

use super::compare::disagreement;
use super::report::Report;
use super::sides::{Pair, Side, corpus_pairs, corpus_schemas, made_sides, own_sides, phases};
use super::trip::{Ground, travel};

/// Of the corpus and of the own scenarios, every so manieth is in the sample.
const SAMPLE: usize = 12;

/// Schemas that have to load.
const MADE: &str = "made for it";

/// The first major that a file is for, which its name says: `since-18.sql`.
fn since(name: &str) -> u16 {
    let major = name.strip_prefix("since-").and_then(|rest| rest.strip_suffix(".sql"));
    major.and_then(|major| major.parse().ok()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sample_of_schemas_rendered_and_read_back_is_the_same() {
    let pairs = corpus_pairs().into_iter().step_by(SAMPLE).collect();
    let sides = own_sides().into_iter().step_by(SAMPLE).chain([phases()]).collect();
    let equal = run(pairs, vec![(MADE, made_sides()), ("own scenarios", sides)]).await;
    assert!(equal > 10, "only {equal} schemas took part");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes: make test-all"]
async fn every_schema_rendered_and_read_back_is_the_same() {
    let groups = vec![
        (MADE, made_sides()),
        ("own scenarios", own_sides()),
        ("corpus schemas", corpus_schemas()),
        ("phases", vec![phases()]),
    ];
    let equal = run(corpus_pairs(), groups).await;
    assert!(equal > 100 || std::env::var_os("ROUND_TRIP").is_some(), "only {equal} schemas took part");
}

/// Takes every side on its trip and holds both sides of each pair against each other; `ROUND_TRIP` narrows to names that
/// contain it.
async fn run(pairs: Vec<Pair>, groups: Vec<(&str, Vec<Side>)>) -> usize {
    let only = std::env::var("ROUND_TRIP").unwrap_or_default();
    let ground = Ground::new().await;
    let mut report = Report::default();
    let mut disagreements = Vec::new();
    let mut compared = 0;
    for pair in pairs.iter().filter(|pair| pair.new.name.contains(&only)) {
        let (old_outcome, old) = travel(&ground, &pair.old).await;
        let (new_outcome, new) = travel(&ground, &pair.new).await;
        report.add("corpus scenarios", &pair.old.name, &old_outcome);
        report.add("corpus scenarios", &pair.new.name, &new_outcome);
        if let (Some(old), Some(new)) = (old, new) {
            compared += 1;
            disagreements.extend(disagreement(&pair.new.name, &old, &new));
        }
    }
    for (group, sides) in groups {
        for side in sides.iter().filter(|side| side.name.contains(&only)) {
            let outcome = travel(&ground, side).await.0;
            report.add(group, &side.name, &outcome);
            if group == MADE && ground.major() >= since(&side.name) {
                report.refuse(&side.name, &outcome);
            }
        }
    }
    report.print();
    say(&format!("{compared} pairs compared, {} disagreements with pg_dump", disagreements.len()));
    let wrong: Vec<String> = report.failures().iter().chain(&disagreements).cloned().collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    report.equal()
}
