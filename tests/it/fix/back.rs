//! The way back: only as long as nothing is in what was added, and only of what was written.

use wrench_tests::{deploy_into, event};

use super::ground::{Ground, check};

async fn mended(name: &str) -> (Ground, String) {
    let ground = Ground::new(name).await;
    let id = ground.fails(event(1, "jobs", "scheduled_on")).await;
    check(&ground.acts(&["fix", &id, "--apply"]), 0, &["is resolved"]);
    (ground, id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_added_column_with_values_is_kept_until_they_may_be_lost() {
    let (ground, id) = mended("undo-data").await;
    ground.service.target.psql("insert into jobs (scheduled_on) values ('2026-01-02')").expect("a row");
    let file = ground.file("phase1/columns.sql");
    check(
        &ground.acts(&["undo", &id]),
        4,
        &["--allow-hazard deletes-data", "column public.jobs.scheduled_on is in 1 row"],
    );
    assert_eq!(ground.file("phase1/columns.sql"), file);
    assert_eq!(ground.value("select scheduled_on::text from jobs").await, "2026-01-02");
    check(&ground.acts(&["undo", &id, "--allow-hazard", "deletes-data"]), 0, &["is open again"]);
    assert_eq!(ground.file("phase1/columns.sql"), "alter table jobs add column if not exists note text;\n");
    assert_eq!(ground.value("select count(*)::text from jobs").await, "1", "the row itself stays");
    check(&ground.acts(&["undo", &id]), 4, &["no fix of issue"]);
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_taken_back_while_something_else_would_go_with_it() {
    let (ground, id) = mended("undo-pending").await;
    let tables = ground.file("phase1/tables.sql");
    ground.folder.write("phase1/tables.sql", &tables.replace("  title text,\n", ""));
    let refused = ground.acts(&["undo", &id]);
    assert_eq!(refused.status.code(), Some(4));
    assert_eq!(ground.value("select count(*)::text from pg_attribute where attrelid = 'jobs'::regclass and attname in ('title', 'scheduled_on')").await, "2");
    ground.folder.write("phase1/tables.sql", &tables);
    let edited = ground.file("phase1/columns.sql").replace("scheduled_on date", "scheduled_on date default now()");
    ground.folder.write("phase1/columns.sql", &edited);
    assert_eq!(deploy_into(&ground.service.deploy_request()).await.exit_code, 0);
    check(&ground.acts(&["undo", &id]), 4, &["does not hold the statement as it was written"]);
    assert_eq!(ground.file("phase1/columns.sql"), edited);
    ground.end().await;
}
