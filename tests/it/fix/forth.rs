//! What an error lacks is written into its file, deployed, and held against the request.

use serde_json::{Value, json};
use wrench_tests::{deploy_into, event};

use super::ground::{Ground, SETTINGS, check, failed};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_column_is_written_deployed_replayed_and_its_issue_resolved() {
    let ground = Ground::new("fix-column").await;
    let id = ground.fails(event(1, "jobs", "scheduled_on")).await;
    check(&ground.issues(&["list"]), 0, &["open", "missing_column", "scheduled_on"]);
    check(&ground.issues(&["show", &id]), 0, &["scheduled_on", "GET /rest/v1/jobs", "wrench issues fix"]);
    let before = ground.file("phase1/columns.sql");
    let words = ["scheduled_on date;", "phase1/columns.sql", "A second run changes nothing.", "42703", "--apply"];
    check(&ground.acts(&["fix", &id]), 0, &words);
    assert_eq!(ground.file("phase1/columns.sql"), before, "showing changes nothing");
    let said =
        check(&ground.acts(&["fix", &id, "--apply"]), 0, &["is planned now", "is resolved", "after it was first seen"]);
    let file = ground.file("phase1/columns.sql");
    assert_eq!(
        file,
        format!(
            "{before}\n-- The app asks for it: GET /rest/v1/jobs.\nalter table public.jobs add column if not exists scheduled_on date;\n"
        ),
        "{said}"
    );
    assert_eq!(
        ground
            .value(
                "select count(*)::text from pg_attribute where attrelid = 'jobs'::regclass and attname = 'scheduled_on'"
            )
            .await,
        "1"
    );
    assert_eq!(ground.state(&id), "resolved");
    let again = deploy_into(&ground.service.deploy_request()).await;
    assert_eq!((again.exit_code, again.summary.executed, again.summary.converged), (0, 0, 0), "nothing is left to do");
    check(&ground.acts(&["fix", &id, "--apply"]), 4, &["repeat the request"]);
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_labels_and_keys_are_mended_the_same_way_and_can_be_taken_back() {
    let missing_table = json!({
        "code": "42P01", "message": "relation \"public.visits\" does not exist", "details": null, "hint": null,
    });
    let no_label = json!({
        "code": "22P02", "message": "invalid input value for enum job_status: \"awaiting_inspection\"", "details": null, "hint": null,
    });
    let no_key = json!({
        "code": "PGRST200", "hint": null,
        "message": "Could not find a relationship between 'jobs' and 'customers' in the schema cache",
        "details": "Searched for a foreign key relationship between 'jobs' and 'customers' in the schema 'public', but no matches were found.",
    });
    let cases = [
        (
            failed("GET", "visits?select=id,starts_at", missing_table),
            "tables.sql",
            "create table if not exists public.visits",
        ),
        (
            failed("GET", "jobs?select=id&status=eq.‹text:19›", no_label),
            "enums.sql",
            "add value if not exists 'awaiting_inspection'",
        ),
        (failed("GET", "jobs?select=id,customers(id)", no_key), "constraints.sql", "references public.customers"),
    ];
    for (event, name, statement) in cases {
        let ground = Ground::new("fix-kinds").await;
        let file = format!("phase1/{name}");
        let before = ground.file(&file);
        let id = ground.fails(event).await;
        check(&ground.acts(&["fix", &id, "--apply"]), 0, &["is planned now", "is resolved"]);
        assert!(ground.file(&file).contains(statement), "{}", ground.file(&file));
        check(&ground.acts(&["undo", &id]), 0, &["is open again"]);
        assert_eq!(ground.file(&file), before, "{statement}");
        assert_eq!(ground.state(&id), "open");
        let idle = deploy_into(&ground.service.deploy_request()).await;
        assert_eq!((idle.exit_code, idle.summary.executed), (0, 0), "{statement}");
        ground.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deploy_that_is_refused_leaves_file_and_issue_as_they_were() {
    let ground = Ground::new("fix-refused").await;
    let id = ground.fails(event(1, "jobs", "scheduled_on")).await;
    let before = ground.file("phase1/columns.sql");
    ground.service.target.psql("alter table jobs alter column title set default 'x'").expect("it is changed behind");
    check(&ground.acts(&["fix", &id, "--apply"]), 3, &["drift", "stays open"]);
    assert_eq!(ground.file("phase1/columns.sql"), before);
    assert_eq!(ground.state(&id), "open");
    ground.folder.write("wrench.toml", &format!("{SETTINGS}[target]\nprotected = true\n"));
    ground.service.target.psql("alter table jobs alter column title drop default").expect("it is put back");
    check(&ground.acts(&["fix", &id, "--apply"]), 4, &["protected", "--yes", "stays open"]);
    assert_eq!(ground.file("phase1/columns.sql"), before);
    check(&ground.acts(&["fix", &id, "--apply", "--yes"]), 0, &["is resolved"]);
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_for_a_person_to_do_is_said_and_not_applied() {
    let ground = Ground::new("fix-advice").await;
    let id = ground.fails(event(1, "jobs", "titel")).await;
    check(&ground.acts(&["fix", &id, "--apply"]), 4, &["write `title`", "Follow the advice"]);
    check(&ground.acts(&["fix", "4711", "--apply"]), 2, &["no issue has number 4711"]);
    check(&ground.issues(&["show", "4711"]), 2, &["no issue has number 4711"]);
    let shown = ground.acts(&["fix", &id, "--format", "json"]);
    let document: Value = serde_json::from_slice(&shown.stdout).expect("the answer is JSON");
    assert_eq!(document["proposals"][0]["applicability"], "display_only", "{document}");
    ground.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_no_file_declares_has_to_be_declared_first() {
    let ground = Ground::new("fix-undeclared").await;
    ground.service.target.psql("create table vans (id bigint primary key)").expect("it is made by hand");
    let id = ground.fails(event(1, "vans", "plate")).await;
    let before = ground.file("phase1/columns.sql");
    check(&ground.acts(&["fix", &id]), 0, &["no file declares it: declare it first"]);
    check(&ground.acts(&["fix", &id, "--apply"]), 1, &["no file declares it before", "Declare it, too", "stays open"]);
    assert_eq!(ground.file("phase1/columns.sql"), before);
    assert_eq!(ground.state(&id), "open");
    ground.folder.write("phase1/vans.sql", "create table vans (id bigint primary key);\n");
    check(&ground.acts(&["fix", &id, "--apply"]), 0, &["is planned now", "is resolved"]);
    ground.end().await;
}
