//! A deploy with nothing to do that reads no object: what it believes, and what it never overlooks.

mod deeds;
mod stamp;

use std::sync::Arc;

use wrench_backend::deploy::{DeployRequest, Event, Report, deploy};
use wrench_tests::{TestDatabase, TestFolder, TestServer, request_for};

const FILES: &str = "create schema app;\n\
     create type app.state as enum ('new', 'done');\n\
     create table app.jobs (id bigint primary key, state app.state not null default 'new', note text);\n\
     create index jobs_state on app.jobs (state);\n\
     create view app.open_jobs as select id from app.jobs where state = 'new';\n\
     create function app.one() returns int language sql as 'select 1';\n\
     comment on table app.jobs is 'Jobs';\n\
     set search_path = app;\n\
     insert into app.jobs (id) values (1) on conflict do nothing;\n";

/// A deploy, and whether it knew the answer without reading everything.
async fn observed(request: &DeployRequest) -> (Report, bool) {
    let mut knew = false;
    let report = deploy(request, std::future::pending(), |event| {
        knew |= matches!(event, Event::Stage(words) if words.starts_with("nothing was written"));
    })
    .await;
    (report, knew)
}

/// A database that was deployed to, with its files.
async fn deployed(server: &Arc<TestServer>, name: &str) -> (TestDatabase, TestFolder) {
    let database = server.database().await;
    let folder = TestFolder::new(name);
    folder.write("schema.sql", FILES);
    let (report, knew) = observed(&request_for(&database, folder.path())).await;
    assert!(report.exit_code == 0 && !knew, "{:?}", report.findings);
    (database, folder)
}
