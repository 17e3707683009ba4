//! Rules of a project: they retry, fail or explain, and never make a failure a success.

use wrench_backend::deploy::DeployRequest;
use wrench_backend::heal::{UserRuleTable, user_rules};
use wrench_backend::plan::HealLevel;
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, request_for, transcript, wrench};

/// Fails on the target, where the function is another one, so long as fewer sessions than `most` have asked.
const REPLICA: &str = "create sequence public.asked; \
    create function public.ready() returns boolean language plpgsql as $$ begin \
    if pg_catalog.nextval('public.asked') < 3 then raise exception 'replica is behind'; end if; return true; end $$";
const DECLARED: &str = "create sequence if not exists public.asked;\n\
    create table public.jobs (id bigint primary key);\n\
    do $$ begin if to_regproc('public.ready') is not null then perform public.ready(); end if; end $$;\n";

async fn setting(name: &str, rule: &str) -> (TestDatabase, TestFolder, DeployRequest) {
    let database = TestServer::shared().await.database().await;
    database.psql(REPLICA).expect("it is made");
    let folder = TestFolder::new(name);
    folder.write("schema.sql", DECLARED);
    let table: UserRuleTable = toml::from_str(rule).expect("a table");
    let heal_rules = user_rules(vec![table]).expect("a rule");
    let request = DeployRequest { heal_rules, run_data: true, ..request_for(&database, folder.path()) };
    (database, folder, request)
}

const RETRY: &str =
    "code = 'replica-lag'\nsqlstate = 'P0001'\nmessage = '^replica'\naction = 'retry'\nattempts = 4\npause_ms = 10";

#[tokio::test]
async fn a_failure_that_passes_is_tried_again_under_the_rules_code() {
    let (database, _folder, request) = setting("user-retry", RETRY).await;
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    let attempts: Vec<&str> = report.statements.iter().flat_map(|s| &s.attempts).map(|a| a.rule.code).collect();
    assert_eq!(attempts, ["replica-lag", "replica-lag"]);
    assert_eq!(database.value("select (to_regclass('public.jobs') is not null)::text").await, "true");
}

#[tokio::test]
async fn the_budget_ends_and_heal_off_tries_once() {
    let few = RETRY.replace("attempts = 4", "attempts = 2");
    let (database, _folder, request) = setting("user-budget", &few).await;
    let report = deploy_into(&request).await;
    assert_eq!((report.exit_code, report.findings.last().and_then(|f| f.rule.as_deref())), (1, Some("replica-lag")));
    assert_eq!(database.value("select (to_regclass('public.jobs') is null)::text").await, "true");
    let (_database, _folder, request) = setting("user-off", RETRY).await;
    let report = deploy_into(&DeployRequest { heal: HealLevel::Off, ..request }).await;
    assert_eq!(report.exit_code, 1);
    assert!(report.statements.iter().all(|statement| statement.attempts.is_empty()));
}

#[tokio::test]
async fn an_own_hint_stands_under_the_failure() {
    let rule =
        "code = 'ask-ops'\nsqlstate = 'P0001'\nkind = 'do'\naction = 'fail'\nhint = 'Ask the operators to catch up.'";
    let (_database, _folder, request) = setting("user-fail", rule).await;
    let report = deploy_into(&request).await;
    let finding = report.findings.last().expect("it says why");
    assert_eq!((report.exit_code, finding.code, finding.rule.as_deref()), (1, "statement-failed", Some("ask-ops")));
    assert_eq!(finding.hint.as_deref(), Some("Ask the operators to catch up."));
}

#[test]
fn rules_of_the_project_are_listed_and_cannot_silence() {
    let folder = TestFolder::new("user-listed");
    let run = |arguments: &[&str]| {
        let output = wrench().current_dir(folder.path()).arg("rules").args(arguments).output().expect("wrench starts");
        transcript(&output, &[])
    };
    folder.write("wrench.toml", &format!("[[heal.rule]]\n{RETRY}\n"));
    assert!(run(&[]).contains("replica-lag"), "{}", run(&[]));
    assert!(
        run(&["show", "replica-lag"]).contains("Sends the transaction up to 4 times."),
        "{}",
        run(&["show", "replica-lag"])
    );
    for action in ["skip", "ignore"] {
        folder.write("wrench.toml", &format!("[[heal.rule]]\n{}\n", RETRY.replace("'retry'", &format!("'{action}'"))));
        let said = run(&[]);
        assert!(said.starts_with("exit: 2") && said.contains("never turn a failure into success"), "{said}");
    }
}
