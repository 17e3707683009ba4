//! Row level security on the Supabase platform.

use std::sync::Arc;

use wrench_backend::audit::{AuditRequest, Outcome, Status};
use wrench_backend::files::PlatformKind;
use wrench_tests::{TestDatabase, TestServer};

use super::{address, fact, outcomes};

const BASELINE: &str = include_str!("../../../deploy/baseline/supabase.sql");

/// A database of its own server, since the platform's roles belong to the whole server.
async fn platform() -> (Arc<TestServer>, TestDatabase) {
    let server = TestServer::own().await;
    let database = server.database().await;
    database.psql(BASELINE).expect("the baseline applies");
    (server, database)
}

async fn expect(database: &TestDatabase, code: &str, status: Status) -> Outcome {
    let request = AuditRequest { address: address(database), declared: None, platform: PlatformKind::Auto };
    let outcome = outcomes(&request).await.remove(code).expect("the check is registered");
    assert_eq!(outcome.status, status, "{code}: {outcome:?}");
    outcome
}

#[tokio::test]
async fn tables_are_closed_half_open_and_open() {
    let (_server, database) = platform().await;
    for code in ["tables-without-rls", "tables-without-policies", "anonymous-write"] {
        expect(&database, code, Status::Ok).await;
    }
    let made = "create table public.notes (id int); revoke all on public.notes from anon, authenticated;
        create schema hidden; create table hidden.secrets (id int)";
    database.psql(made).expect("a table is made");
    let half = expect(&database, "tables-without-rls", Status::Warning).await;
    assert_eq!((half.evidence.len(), fact(&half, "public.notes")), (1, "not granted"));
    // The platform's default privileges grant everything to everybody.
    database.psql("create table public.\"Jobs\" (id int)").expect("a table is made");
    let open = expect(&database, "tables-without-rls", Status::Failed).await;
    assert_eq!(fact(&open, "public.Jobs"), "granted to anon, authenticated");
    database.psql(open.fix_sql.as_deref().expect("there is a fix")).expect("the fix runs");
    expect(&database, "tables-without-rls", Status::Ok).await;
    let closed = expect(&database, "tables-without-policies", Status::Ok).await;
    assert_eq!(closed.value, "2");
    assert_eq!(fact(&closed, "public.Jobs"), "no policy");
}

#[tokio::test]
async fn a_grant_on_one_column_counts_and_other_schemas_can_be_exposed() {
    let (_server, database) = platform().await;
    let made = "create schema api; create table api.jobs (id int, note text);
        grant usage on schema api to anon; grant select (id) on api.jobs to anon";
    database.psql(made).expect("a table is made");
    expect(&database, "tables-without-rls", Status::Ok).await;
    database.psql("alter role authenticator set pgrst.db_schemas = 'public, api'").expect("it is exposed");
    let open = expect(&database, "tables-without-rls", Status::Failed).await;
    assert_eq!(fact(&open, "api.jobs"), "granted to anon");
}

#[tokio::test]
async fn a_policy_without_a_condition_for_everybody() {
    let (_server, database) = platform().await;
    let made = "create table public.notes (id int); alter table public.notes enable row level security;
        create policy read on public.notes for select using (true);
        create policy own on public.notes for update using (id = 1);
        create policy staff on public.notes for delete to authenticated using (true);
        create policy send on public.notes for insert to anon with check (true)";
    database.psql(made).expect("the policies are made");
    expect(&database, "anonymous-write", Status::Ok).await;
    database.psql("create policy \"Wide open\" on public.notes using (true)").expect("it is made");
    let wide = expect(&database, "anonymous-write", Status::Failed).await;
    assert_eq!(fact(&wide, "public.notes"), "policy \"Wide open\" for all");
    database.psql("create policy narrow on public.notes as restrictive using (id > 1)").expect("it is made");
    expect(&database, "anonymous-write", Status::Ok).await;
    database.psql("drop policy narrow on public.notes").expect("it goes");
    database.psql(wide.fix_sql.as_deref().expect("there is a fix")).expect("the fix runs");
    expect(&database, "anonymous-write", Status::Ok).await;
}

#[tokio::test]
async fn elsewhere_there_is_no_data_api_to_judge() {
    let database = super::database().await;
    database.psql("create table public.notes (id int)").expect("a table is made");
    for code in ["tables-without-rls", "tables-without-policies", "anonymous-write"] {
        super::expect(&database, code, Status::Skipped).await;
    }
}
