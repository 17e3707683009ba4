//! Deploys after a deploy: what is known without reading, and what must be read.

use std::collections::BTreeSet;

use wrench_backend::audit::comparison::{Request, Verdict, compare_live};
use wrench_backend::deploy::{DeployRequest, Event, Status};
use wrench_backend::drift::Ignored;
use wrench_backend::finding::Severity;
use wrench_backend::plan::HealLevel;
use wrench_tests::{TestServer, request_for};

use super::{FILES, deployed, observed};

#[tokio::test]
async fn a_deploy_after_a_deploy_knows_that_there_is_nothing_to_do() {
    let server = TestServer::shared().await;
    let (database, folder) = deployed(&server, "settled-idle").await;
    let request = request_for(&database, folder.path());
    let (first, knew) = observed(&request).await;
    assert!(knew && first.exit_code == 0 && first.status == Status::Succeeded);
    let (second, knew) = observed(&request).await;
    assert!(knew && second.summary == first.summary);
    let count = "select count(*)::text from wrench.deployment where status = 'succeeded' and finished_at is not null";
    assert_eq!(database.value(count).await, "3");
    let verify = DeployRequest { verify_only: true, ..request.clone() };
    let (verified, knew) = observed(&verify).await;
    assert!(knew && verified.status == Status::Verified);
    assert_eq!(database.value(count).await, "3");
    database.drop().await;
}

#[tokio::test]
async fn another_question_is_answered_anew() {
    let server = TestServer::shared().await;
    let (database, folder) = deployed(&server, "settled-question").await;
    let request = request_for(&database, folder.path());
    for other in [
        DeployRequest { heal: HealLevel::Off, ..request.clone() },
        DeployRequest { converge_drift: true, ..request.clone() },
        DeployRequest { run_data: true, ..request.clone() },
        DeployRequest { accepted: BTreeSet::from(["vector".to_owned()]), ..request.clone() },
        DeployRequest { seed: true, ..request.clone() },
    ] {
        assert!(!observed(&other).await.1, "{other:?}");
    }
    folder.write("schema.sql", &format!("{FILES}-- a remark\n"));
    let (report, knew) = observed(&request).await;
    assert!(!knew && report.exit_code == 0);
    folder.write("schema.sql", &format!("{FILES}create table app.more (id int);\n"));
    let (report, knew) = observed(&request).await;
    assert!(!knew && report.exit_code == 0 && report.summary.executed > 0);
    database.drop().await;
}

/// What somebody does, and how the next deploy ends.
const DEEDS: [(&str, i32); 12] = [
    ("alter table app.jobs drop column note", 3),
    ("alter table app.jobs alter column note set default 'x'", 3),
    ("create or replace function app.one() returns int language sql as 'select 2'", 3),
    ("create or replace view app.open_jobs as select id from app.jobs where state = 'done'", 3),
    ("comment on table app.jobs is 'Other'", 3),
    ("grant insert on app.jobs to public", 3),
    ("create policy open on app.jobs for select using (true)", 3),
    ("alter type app.state add value 'late'", 3),
    ("create table app.stray (id int)", 0),
    ("update wrench.catalog set objects = '[]'", 0),
    ("delete from wrench.statement", 0),
    ("delete from wrench.settled", 0),
];

#[tokio::test]
async fn whatever_is_done_behind_its_back_is_seen() {
    let server = TestServer::shared().await;
    let (database, folder) = deployed(&server, "settled-behind").await;
    assert!(observed(&request_for(&database, folder.path())).await.1);
    let mut wrong = Vec::new();
    for (deed, exit) in DEEDS {
        let copy = server.copy(&database).await;
        let request = request_for(&copy, folder.path());
        let (_, at_first) = observed(&request).await;
        assert!(!at_first, "a copy is another database");
        assert!(observed(&request).await.1, "{deed}: nothing was done yet");
        copy.psql(deed).expect(deed);
        let (report, knew) = observed(&request).await;
        if knew || report.exit_code != exit {
            wrong.push(format!("{deed}: knew {knew}, exit {}: {:?}", report.exit_code, report.findings));
        }
        copy.drop().await;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    database.drop().await;
}

#[tokio::test]
async fn an_audit_knows_what_the_last_one_saw_until_something_is_written() {
    let server = TestServer::shared().await;
    let (database, folder) = deployed(&server, "settled-audit").await;
    let declared = DeployRequest { verify_only: true, ..request_for(&database, folder.path()) };
    let request = Request { declared, ignored: Ignored::default(), fail_on: Severity::Error, lints: false };
    let audited = async |request: &Request| {
        let mut read = false;
        let seen = |event: Event<'_>| read |= matches!(event, Event::Stage("reading the live state"));
        let report = compare_live(request, std::future::pending(), seen).await;
        (report.verdict, report.compared.objects, read)
    };
    let (verdict, objects, read) = audited(&request).await;
    assert!(verdict == Verdict::Equal && objects > 0 && read);
    assert_eq!(audited(&request).await, (Verdict::Equal, objects, false));
    let other = Request { ignored: Ignored::new(&["app.stray".to_owned()]).expect("it is a name"), ..request };
    assert!(audited(&other).await.2, "another question");
    assert!(!audited(&other).await.2);
    database.psql("create table app.scratch (id int)").expect("it is made");
    let (verdict, _, read) = audited(&other).await;
    assert!(verdict == Verdict::Different && read);
    database.psql("drop table app.scratch").expect("it is dropped");
    assert_eq!(audited(&other).await.0, Verdict::Equal);
    database.drop().await;
}

#[tokio::test]
async fn after_a_deploy_that_failed_everything_is_read() {
    let server = TestServer::shared().await;
    let (database, folder) = deployed(&server, "settled-failed").await;
    let request = request_for(&database, folder.path());
    assert!(observed(&request).await.1);
    database
        .psql("update wrench.deployment set status = 'failed' where id = (select max(id) from wrench.deployment)")
        .expect("it is marked");
    assert!(!observed(&request).await.1);
    assert!(observed(&request).await.1);
    database.psql("alter role current_user in database template0 reset all").expect("settings of nobody");
    assert!(observed(&request).await.1);
    let path = database.value("select format('alter database %I set search_path = app', current_database())").await;
    database.psql(&path).expect("names mean something else");
    assert!(!observed(&request).await.1);
    database.drop().await;
}
