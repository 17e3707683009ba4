//! The run over the corpus.

use std::sync::Arc;

use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, dump, say};

use super::report::Table;
use super::way::{Verdict, Way, go, request, said};
use crate::round_trip::sides::{Pair, Side, corpus_pairs};

/// `THREE_WAYS` narrows to pairs whose name contains it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes: make test-all"]
async fn every_change_of_the_corpus_arrives_or_says_why_not() {
    let only = std::env::var("THREE_WAYS").unwrap_or_default();
    // Of its own, since pairs make roles.
    let server = TestServer::own().await;
    let scratch = server.database().await;
    let mut table = Table::default();
    let mut unusable = Vec::new();
    for pair in corpus_pairs().iter().filter(|pair| pair.new.name.contains(&only)) {
        if let Err(error) = travel(&server, pair, &mut table).await {
            unusable.push(format!("unusable · {}: {error}", pair.new.name));
        }
        // Roles belong to the server; the next pair may make them again.
        scratch.psql(include_str!("../round_trip/drop_roles.sql")).expect("roles are dropped");
    }
    unusable.iter().for_each(|line| say(line));
    table.print();
    let failures = table.failures();
    assert!(failures.is_empty(), "{} wrong:\n{}", failures.len(), failures.join("\n"));
}

/// Takes a pair every way; an error where psql itself cannot load one of its sides.
async fn travel(server: &Arc<TestServer>, pair: &Pair, table: &mut Table) -> Result<(), String> {
    let found = server.database().await;
    let straight = server.database().await;
    let loaded = load(&found, &pair.old).and_then(|()| load(&straight, &pair.new));
    let (before, wanted) = (dump(&found), dump(&straight));
    straight.drop().await;
    if let Err(error) = loaded {
        found.drop().await;
        return Err(error);
    }
    let [new] = pair.new.files.as_slice() else { return Err("new.sql is missing".to_owned()) };
    let verdict = go(Way::WithoutBase, &found, new, &wanted).await;
    table.add(Way::WithoutBase, &pair.new.name, &verdict);
    found.drop().await;
    let base = server.database().await;
    let deployed = deploy_old(&base, &pair.old, &before).await;
    for way in [Way::WithBase, Way::WithoutHazards] {
        let verdict = match &deployed {
            Err(verdict) => verdict.clone(),
            Ok(()) => {
                let live = server.copy(&base).await;
                let verdict = go(way, &live, new, &wanted).await;
                live.drop().await;
                verdict
            }
        };
        table.add(way, &pair.new.name, &verdict);
    }
    base.drop().await;
    Ok(())
}

fn load(database: &TestDatabase, side: &Side) -> Result<(), String> {
    side.files.iter().try_for_each(|file| database.psql_file(file))
}

/// Deploys the old schema onto an empty database, where it must become what psql makes of it.
async fn deploy_old(base: &TestDatabase, old: &Side, wanted: &[String]) -> Result<(), (Verdict, String)> {
    let folder = TestFolder::new("three-ways-old");
    let text = old.files.iter().flat_map(|file| std::fs::read(file).expect("the pair is there")).collect::<Vec<u8>>();
    let report = deploy_into(&request(base, &folder, &text)).await;
    if report.exit_code != 0 {
        return Err((Verdict::Error, format!("old.sql does not deploy: {}", said(&report))));
    }
    if dump(base) != wanted {
        return Err((Verdict::Wrong, "old.sql is not what psql makes of it".to_owned()));
    }
    Ok(())
}
