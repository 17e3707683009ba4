//! `wrench explain`: the contract of its lines, what it prints for people, and what a database adds.

use std::io::Write;
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use wrench_tests::{TestFolder, TestServer, transcript, wrench};

fn explain(folder: &TestFolder, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = wrench();
    command.current_dir(folder.path()).arg("explain").args(arguments);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("wrench starts");
    child.stdin.take().expect("it is piped").write_all(input).expect("wrench reads");
    child.wait_with_output().expect("wrench ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("stdout is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn each_line_is_answered_in_order_and_an_unreadable_one_by_its_problem() {
    let folder = TestFolder::new("explain-lines");
    let good = |id: Value, raw: &str| json!({"id": id, "raw": raw, "extra": [1]}).to_string();
    let input = [
        good(json!("a"), r#"{"code":"42703","message":"column jobs.colour does not exist"}"#),
        "this is no JSON".to_owned(),
        String::new(),
        json!({"id": 3}).to_string(),
        good(json!(4), "new row violates row-level security policy for table \"jobs\""),
    ];
    let output = explain(&folder, &["--format", "json", "-"], input.join("\n").as_bytes());
    let answers = lines(&output);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!("a"), &Value::Null, &json!(3), &json!(4)]);
    assert_eq!(answers[0]["class"], "missing_column");
    assert_eq!(answers[0]["slots"], json!({"table": "jobs", "column": "colour"}));
    assert!(answers[1]["problem"].is_string() && answers[1].get("class").is_none());
    assert!(answers[2]["problem"].as_str().is_some_and(|problem| problem.contains("`raw`")));
    assert_eq!(answers[3]["class"], "rls_violation");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn an_answer_comes_before_the_next_line_is_sent() {
    use std::io::{BufRead, BufReader};
    let folder = TestFolder::new("explain-flush");
    let mut command = wrench();
    command.current_dir(folder.path()).args(["explain", "--format", "json", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("wrench starts");
    let mut input = child.stdin.take().expect("it is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    for id in 0..3 {
        writeln!(input, "{}", json!({"id": id, "raw": "relation \"jobs\" does not exist"})).expect("wrench reads");
        let answer: Value = serde_json::from_str(&answers.next().expect("an answer").expect("a line")).expect("JSON");
        assert_eq!((&answer["id"], &answer["class"]), (&json!(id), &json!("missing_table")));
    }
    drop(input);
    assert!(child.wait().expect("wrench ends").success());
}

#[test]
fn a_line_of_two_mebibytes_is_refused_and_the_next_one_answered() {
    let folder = TestFolder::new("explain-long");
    let long = json!({"id": 1, "raw": "x".repeat(2 * 1024 * 1024)}).to_string();
    let next = json!({"id": 2, "raw": "JWT expired"}).to_string();
    let output = explain(&folder, &["--format", "json", "-"], format!("{long}\n{next}\n").as_bytes());
    let answers = lines(&output);
    assert_eq!((&answers[0]["id"], &answers[1]["class"], answers.len()), (&Value::Null, &json!("jwt"), 2));
}

#[test]
fn a_text_is_explained_for_people() {
    let folder = TestFolder::new("explain-text");
    let text = r#"{"code":"23505","message":"duplicate key value violates unique constraint \"customers_email_key\""}"#;
    let said = transcript(&explain(&folder, &[text], b""), &[]);
    for part in ["exit: 0", "customers_email_key", "unique_violation, 23505", "What to do:"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let piped = transcript(&explain(&folder, &["-"], text.as_bytes()), &[]);
    assert_eq!(said, piped);
}

#[tokio::test]
async fn with_a_database_a_misspelt_column_is_corrected_and_a_missing_one_proposed() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("explain-database");
    let tables = "create table public.jobs (id bigint primary key, scheduled_on date);";
    database.psql(tables).expect("the table is made");
    folder.write("deploy/phase1/tables.sql", tables);
    let url = database.url();
    let text = |column: &str| format!("column jobs.{column} does not exist");
    let with = |column: &str| explain(&folder, &[&text(column), "--database-url", &url, "--format", "json"], b"");
    let misspelt = &lines(&with("schedulled_on"))[0]["proposals"];
    assert_eq!(misspelt[0]["applicability"], "display_only");
    assert!(misspelt[0]["title"].as_str().is_some_and(|title| title.contains("`scheduled_on`")), "{misspelt}");
    let missing = &lines(&with("is_urgent"))[0]["proposals"];
    assert!(missing[0]["sql"].as_str().is_some_and(|sql| sql.contains("is_urgent boolean")), "{missing}");
    assert_eq!(missing[0]["file"], "deploy/phase1/columns.sql");
    database.drop().await;
}

#[tokio::test]
async fn a_column_that_a_deployment_renamed_is_named_and_nothing_is_proposed_for_the_schema() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("explain-renamed");
    let url = database.url();
    folder.write("deploy/001_jobs.sql", "create table public.jobs (id bigint primary key, state text);\n");
    let deploy = || {
        let mut command = wrench();
        command.current_dir(folder.path()).args(["deploy", "--database-url", &url, "--format", "json"]);
        let output = command.output().expect("wrench starts");
        assert!(output.status.success(), "{}", transcript(&output, &[]));
        serde_json::from_slice::<Value>(&output.stdout).expect("the log document")["id"].clone()
    };
    deploy();
    folder.write("deploy/002_rename.sql", "alter table public.jobs\n  rename column state to phase;\n");
    let id = deploy();
    let asked =
        explain(&folder, &["column jobs.state does not exist", "--database-url", &url, "--format", "json"], b"");
    let proposals = &lines(&asked)[0]["proposals"];
    let id = id.as_str().expect("an id");
    let title = format!("change your code here: column `state` was renamed to `phase` in deployment {id}");
    assert_eq!(proposals[0]["title"], title, "{proposals}");
    assert_eq!((&proposals[0]["applicability"], &proposals[0]["sql"]), (&json!("display_only"), &Value::Null));
    assert_eq!(proposals.as_array().map(Vec::len), Some(1));
    database.drop().await;
}

#[test]
fn a_database_that_is_away_is_a_warning_and_the_error_is_explained() {
    let folder = TestFolder::new("explain-away");
    let output = explain(&folder, &["JWT expired", "--database-url", "postgres://nobody@127.0.0.1:1/none"], b"");
    let said = transcript(&output, &[]);
    assert!(said.contains("warning[no-proposals]") && said.contains("jwt"), "{said}");
    assert!(output.status.success());
}
