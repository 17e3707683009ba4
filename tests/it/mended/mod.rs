//! From an error to an applied repair: requests over phase 1 with one object taken away each, and requests that only look as if one
//! were missing. `cargo test -p wrench-tests --test it mended -- --ignored` runs all of them.

mod alike;
mod applied;
mod broken;
mod calls;
mod ground;
mod tally;

use std::path::Path;

use self::broken::{Broken, broken};
use self::ground::{Ended, Ground};
use self::tally::Tally;

/// Of the generated requests so many per hundred must end with a repair that a trial proves and that mends the database, deployed.
const PROVED_IN_HUNDRED: usize = 95;

/// Runs cases and says of each that does not end well how it ended.
async fn run(ground: &Ground, cases: Vec<Broken>) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let proof = match ground.end_of(&case).await {
            Ended::Proved(took) => Some(took),
            other => {
                wrench_tests::say(&format!("{} ({}): {other:?}", case.name, case.removal));
                None
            }
        };
        tally.add(case.sort, &case.name, proof);
    }
    wrench_tests::say(&tally.summary());
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_of_each_sort_whose_object_is_gone_ends_in_a_proven_repair() {
    let ground = Ground::new(false).await;
    let all = broken(&ground.catalog);
    let mut sorts: Vec<&str> = all.iter().map(|case| case.sort).collect();
    sorts.dedup();
    let firsts: Vec<Broken> =
        sorts.iter().filter_map(|sort| all.iter().find(|case| case.sort == *sort).cloned()).collect();
    let tally = run(&ground, firsts).await;
    assert_eq!(tally.mended(), tally.cases());
}

/// With `MENDED_PAGE=1` and all cases it writes its table into the page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "several minutes; part of make test-all"]
async fn requests_whose_object_is_gone_end_in_repairs_that_are_proved_and_applied() {
    let ground = Ground::new(true).await;
    let only = std::env::var("WRENCH_TEST_ONLY").unwrap_or_default();
    let cases: Vec<Broken> = broken(&ground.catalog).into_iter().filter(|case| case.name.contains(&only)).collect();
    let tally = run(&ground, cases).await;
    wrench_tests::say(&tally.table());
    if only.is_empty() && std::env::var_os("MENDED_PAGE").is_some() {
        write_page("mended", &tally.table());
    }
    assert!(tally.mended() * 100 >= tally.cases() * PROVED_IN_HUNDRED, "{}", tally.summary());
}

/// What a function did is in no error: how it was called is shown, and nothing can be applied.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_of_a_function_that_is_gone_ends_in_a_sketch_of_it() {
    let ground = Ground::new(false).await;
    let cases = calls::calls(&ground.catalog);
    assert!(cases.len() >= 10, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        match ground.end_of(case).await {
            Ended::Unproposed(_, Some(found)) if calls::is_sketch(case, &found) => {}
            other => wrong.push(format!("{}: {other:?}", case.name)),
        }
    }
    wrench_tests::say(&format!("{} of {} calls end in a sketch", cases.len() - wrong.len(), cases.len()));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
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
    wrench_tests::say(&format!("{} of {} look-alikes get the right advice", cases.len() - wrong.len(), cases.len()));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Puts a table between the two marks of its name in docs/mended.md.
fn write_page(name: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/mended.md");
    let text = std::fs::read_to_string(&path).expect("the page is there");
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = text.split_once(&start).expect("the table has a place");
    let (_, after) = rest.split_once(&end).expect("the place has an end");
    std::fs::write(&path, format!("{before}{start}{table}{end}{after}")).expect("the page is written");
}
