//! The declared files against the database, and the journal.

use wrench_backend::audit::{AuditMessage, AuditRequest, Outcome, Status, run};
use wrench_backend::deploy::DeployRequest;
use wrench_backend::files::PlatformKind;
use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, request_for};

use super::{address, database, fact, outcomes, request};

const JOBS: &str = "create table public.jobs (id int primary key, state text);\n";

/// A folder that is deployed.
async fn deployed(name: &str, files: &[(&str, &str)]) -> (TestDatabase, TestFolder, DeployRequest) {
    let database = database().await;
    let folder = TestFolder::new(name);
    files.iter().for_each(|(file, text)| folder.write(file, text));
    let mut asked = request_for(&database, folder.path());
    asked.platform = Some(PlatformKind::None);
    asked.seed = true;
    let report = deploy_into(&asked).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    asked.seed = false;
    (database, folder, asked)
}

/// What the two checks of the declared files say: drift, then pending changes.
async fn both(database: &TestDatabase, asked: &DeployRequest) -> (Outcome, Outcome) {
    let mut all = outcomes(&request(address(database), Some(asked.clone()))).await;
    (all.remove("drift").expect("registered"), all.remove("pending-changes").expect("registered"))
}

#[tokio::test]
async fn nothing_is_pending_after_a_deploy_and_a_new_column_is() {
    let (database, folder, mut asked) = deployed("audit-pending", &[("phase1/tables.sql", JOBS)]).await;
    asked.log_dir = Some(folder.path().join("logs"));
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Ok), "{drift:?} {pending:?}");
    folder.write("phase1/columns.sql", "alter table public.jobs add column if not exists hours numeric;\n");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Warning), "{drift:?} {pending:?}");
    assert_eq!(pending.value, "1");
    assert_eq!(pending.message, "1 declared change is not deployed yet.");
    assert!(pending.evidence[0].name.ends_with("phase1/columns.sql:1"), "{pending:?}");
    assert_eq!(pending.fix_sql.as_deref(), Some("wrench deploy"));
    assert!(!folder.path().join("logs").exists(), "a check writes no log");
    assert_eq!(database.value("select count(*)::text from wrench.deployment").await, "1");
}

#[tokio::test]
async fn a_change_that_is_a_hazard_is_named() {
    let (database, folder, asked) = deployed("audit-hazard", &[("phase1/tables.sql", JOBS)]).await;
    folder.write("phase1/tables.sql", "create table public.jobs (id int primary key);\n");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Warning), "{drift:?} {pending:?}");
    assert!(pending.message.contains("deletes-data"), "{pending:?}");
    assert!(pending.fix.as_deref().unwrap_or_default().contains("--allow-hazard deletes-data"), "{pending:?}");
}

#[tokio::test]
async fn a_column_changed_behind_the_files_is_drift() {
    let (database, folder, asked) = deployed("audit-drift", &[("phase1/tables.sql", JOBS)]).await;
    database.psql("alter table public.jobs alter column state set not null").expect("it is changed");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Failed, Status::Ok), "{drift:?} {pending:?}");
    assert!(drift.message.starts_with("1 object was changed in the database and not in the files"), "{drift:?}");
    assert!(drift.evidence[0].name.contains("public.jobs.state"), "{drift:?}");
    assert!(drift.evidence[0].value.contains("the last deployment left"), "{drift:?}");
    assert_eq!(drift.fix_sql.as_deref(), Some("wrench deploy --converge-drift"));
    // Both at once: the one does not hide the other.
    folder.write("phase1/columns.sql", "alter table public.jobs add column if not exists hours numeric;\n");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Failed, Status::Warning), "{drift:?} {pending:?}");
    let (mut fixed, mut put_back) = (asked.clone(), asked);
    put_back.converge_drift = true;
    let report = deploy_into(&put_back).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    fixed.converge_drift = true;
    let (drift, pending) = both(&database, &fixed).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Ok), "{drift:?} {pending:?}");
}

#[tokio::test]
async fn seeds_belong_to_the_files_where_a_deployment_brought_them() {
    let seed = "insert into public.jobs values (1, 'open');\ncreate view public.demo as select id from public.jobs;\n";
    let files = [("phase1/tables.sql", JOBS), ("phase1/seed.sql", seed)];
    let (database, folder, mut asked) = deployed("audit-seed", &files).await;
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Ok), "{drift:?} {pending:?}");
    folder.write("phase1/seed.sql", &format!("{seed}insert into public.jobs values (2, 'done');\n"));
    let (_, pending) = both(&database, &asked).await;
    assert_eq!((pending.status, pending.value.as_str()), (Status::Warning, "1"), "{pending:?}");
    // Elsewhere nobody asked for them.
    let other = super::database().await;
    asked.target = wrench_backend::deploy::Target::Url(other.url());
    assert_eq!(deploy_into(&asked).await.exit_code, 0);
    let (drift, pending) = both(&other, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Ok, Status::Ok), "{drift:?} {pending:?}");
}

#[tokio::test]
async fn an_error_in_a_file_is_named_with_its_place() {
    let (database, folder, asked) = deployed("audit-syntax", &[("phase1/tables.sql", JOBS)]).await;
    folder.write("phase1/views.sql", "create view public.v as\nselect id,, state from public.jobs;\n");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Skipped, Status::Failed), "{drift:?} {pending:?}");
    assert!(pending.message.contains("phase1/views.sql:2:11: syntax error"), "{pending:?}");
    folder.write("phase1/views.sql", "create view public.v as select nmae from public.jobs;\n");
    let (_, pending) = both(&database, &asked).await;
    assert_eq!(pending.status, Status::Failed);
    assert!(pending.message.contains("phase1/views.sql:1:32: column \"nmae\" does not exist"), "{pending:?}");
}

#[tokio::test]
async fn a_running_deployment_and_missing_files_skip() {
    let (database, _folder, mut asked) = deployed("audit-locked", &[("phase1/tables.sql", JOBS)]).await;
    let holder = database.connect().await;
    let lock = "select pg_catalog.pg_advisory_lock(8607053362647024716)";
    holder.client.batch_execute(lock).await.expect("the lock is free");
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Skipped, Status::Skipped), "{drift:?} {pending:?}");
    assert!(drift.message.contains(&format!("Process {} (\"test\"", holder.server.pid)), "{drift:?}");
    asked.dir = "/nowhere/deploy".into();
    let (drift, pending) = both(&database, &asked).await;
    assert_eq!((drift.status, pending.status), (Status::Skipped, Status::Skipped), "{drift:?} {pending:?}");
    assert_eq!(drift.message, "Not checked: could not open folder \"/nowhere/deploy\".");
}

#[tokio::test]
async fn the_last_deployment_is_none_then_well_then_not() {
    let fresh = database().await;
    assert_eq!(super::expect(&fresh, "last-deployment", Status::Ok).await.value, "none");
    let (database, folder, mut asked) = deployed("audit-last", &[("phase1/tables.sql", JOBS)]).await;
    let last = super::expect(&database, "last-deployment", Status::Ok).await;
    assert_eq!((last.value.as_str(), fact(&last, "role")), ("succeeded", "postgres"));
    // On the private server the table is empty; here the rows are in the way, and are not looked at where a statement changes them.
    database.psql("insert into public.jobs values (1, 'a'), (2, 'a')").expect("rows are inserted");
    let unique = "update public.jobs set state = state;\ncreate unique index jobs_state on public.jobs (state);\n";
    folder.write("phase1/indexes.sql", unique);
    asked.atomic = true;
    assert_eq!(deploy_into(&asked).await.exit_code, 1);
    assert_eq!(super::expect(&database, "last-deployment", Status::Warning).await.value, "failed");
    asked.atomic = false;
    let partial = "begin;\ncreate table public.visits (id int);\ncommit;\n";
    folder.write("phase1/indexes.sql", &format!("{partial}{unique}"));
    assert_eq!(deploy_into(&asked).await.exit_code, 1);
    assert_eq!(super::expect(&database, "last-deployment", Status::Failed).await.value, "partial");
    let stuck =
        "update wrench.deployment set status = 'running', finished_at = null, started_at = now() - interval '61 min'";
    database.psql(stuck).expect("the journal is changed");
    assert_eq!(super::expect(&database, "last-deployment", Status::Warning).await.value, "running");
}

#[tokio::test]
async fn the_sample_schema_with_its_seeds_is_in_order() {
    // The platform's roles belong to the whole server.
    let server = TestServer::own().await;
    let database = server.database().await;
    database.psql(include_str!("../../../deploy/baseline/supabase.sql")).expect("the baseline applies");
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let mut asked = request_for(&database, &dir);
    asked.seed = true;
    let report = deploy_into(&asked).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    asked.seed = false;
    let platform = PlatformKind::Auto;
    let request = AuditRequest { address: address(&database), declared: Some(asked), platform };
    let mut said = Vec::new();
    let status = run(&request, |message| said.push(message)).await;
    assert_eq!(status, Status::Ok, "{said:#?}");
    let Some(AuditMessage::Finished { sentence, .. }) = said.pop() else { panic!("it finishes") };
    assert_eq!(sentence, "Everything is in order: 18 checks, nothing to do.");
}
