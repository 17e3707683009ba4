//! Checks of a live database: for each a situation in which all is well, and one in which it is not, made really.

mod activity;
mod declared;
mod reader;
mod schema;
mod security;

use std::collections::BTreeMap;

use wrench_backend::audit::{AuditMessage, AuditRequest, Outcome, Status, run};
use wrench_backend::deploy::DeployRequest;
use wrench_backend::files::PlatformKind;
use wrench_backend::postgres::{ServerAddress, parse_url};
use wrench_tests::{TestDatabase, TestServer};

async fn database() -> TestDatabase {
    TestServer::shared().await.database().await
}

fn address(database: &TestDatabase) -> ServerAddress {
    parse_url(&database.url()).expect("a test's URL is valid")
}

/// As role `name`, which is made without a privilege.
fn address_of_stranger(database: &TestDatabase, name: &str) -> ServerAddress {
    let sql = format!("create role {name} login password 'stranger'");
    database.psql(&sql).expect("a role is made");
    let mut address = address(database);
    address.config.user(name).password("stranger");
    address
}

fn request(address: ServerAddress, declared: Option<DeployRequest>) -> AuditRequest {
    AuditRequest { address, declared, platform: PlatformKind::None }
}

/// What all checks say, by code.
async fn outcomes(request: &AuditRequest) -> BTreeMap<&'static str, Outcome> {
    let mut all = BTreeMap::new();
    run(request, |message| {
        if let AuditMessage::Checked(checked) = message {
            all.insert(checked.check.code, checked.outcome);
        }
    })
    .await;
    all
}

/// What one check says of a database.
async fn outcome(database: &TestDatabase, code: &str) -> Outcome {
    let mut all = outcomes(&request(address(database), None)).await;
    all.remove(code).expect("the check is registered")
}

/// The check has this status; the outcome goes on to further questions.
async fn expect(database: &TestDatabase, code: &str, status: Status) -> Outcome {
    let outcome = outcome(database, code).await;
    assert_eq!(outcome.status, status, "{code}: {outcome:?}");
    outcome
}

/// The proposed statement runs as it stands, and then the check has nothing to say.
async fn expect_fixed(database: &TestDatabase, code: &str, outcome: &Outcome) {
    let sql = outcome.fix_sql.as_deref().expect("there is a fix");
    database.psql(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    expect(database, code, Status::Ok).await;
}

fn fact<'a>(outcome: &'a Outcome, name: &str) -> &'a str {
    let found = outcome.evidence.iter().find(|fact| fact.name == name);
    found.map_or_else(|| panic!("no evidence `{name}`: {outcome:?}"), |fact| fact.value.as_str())
}
