//! An audit against the oracle: it must say "equal" exactly where `pg_dump` prints the same for both.

use std::path::Path;

use wrench_backend::audit::comparison::{Report, Request, compare_live};
use wrench_backend::drift::Ignored;
use wrench_backend::finding::Severity;

use crate::oracle::{dump, missing_lines};
use crate::scenario::{Scenario, prepare, wanted_files};
use crate::server::{TestDatabase, TestServer, request_for};

/// Scenarios in which the two rightly disagree, with the reason.
const RIGHTLY_OTHER: [(&str, &str); 1] =
    [("partition-made-at-run-time", "partitions that the application makes of a declared table are never undeclared")];

/// A live database, one built straight from the declared files, and the files.
pub struct AuditCase<'a> {
    /// What is audited.
    pub live: &'a TestDatabase,
    /// What the files make of an empty database.
    pub straight: &'a TestDatabase,
    /// The files.
    pub declared: &'a Path,
}

/// Audits a scenario's database as it stands before the deploy under test.
///
/// # Errors
/// The audit says something else than the oracle.
pub async fn audit_scenario(scenario: &Scenario) -> Result<(), String> {
    let server = TestServer::shared().await;
    let (live, straight) = (server.database().await, server.database().await);
    let declared = prepare(scenario, &live).await?;
    let files = wanted_files(scenario, &declared).unwrap_or_default();
    let loads = !files.is_empty() && files.iter().all(|file| straight.psql_file(file).is_ok());
    let case = AuditCase { live: &live, straight: &straight, declared: declared.path() };
    let outcome = if loads { audit_case(&case).await } else { fails(&case).await };
    live.drop().await;
    straight.drop().await;
    let is_other = RIGHTLY_OTHER.iter().any(|(name, _)| *name == scenario.name);
    match outcome {
        Err(error) if !is_other => Err(error),
        Ok(()) if is_other => Err("agrees now, and is still an exception".into()),
        _ => Ok(()),
    }
}

/// Audits a database that must be equal exactly if its dump is.
///
/// # Errors
/// The audit says something else than the oracle, or changed something.
pub async fn audit_case(case: &AuditCase<'_>) -> Result<(), String> {
    let (live, straight) = (dump(case.live), dump(case.straight));
    let report = audit(case).await;
    let expect = if live == straight { 0 } else { 3 };
    if dump(case.live) != live {
        return Err("the audit changed the database".into());
    }
    if report.exit_code == expect {
        return Ok(());
    }
    let differing = [missing_lines(&straight, &live), missing_lines(&live, &straight)].concat();
    Err(format!("exit {}, expected {expect}: {} | {}", report.exit_code, words(&report), differing.join(" | ")))
}

/// Files that psql refuses are not compared.
async fn fails(case: &AuditCase<'_>) -> Result<(), String> {
    let report = audit(case).await;
    match report.exit_code {
        1 | 2 | 4 => Ok(()),
        code => Err(format!("exit {code} although the files fail: {}", words(&report))),
    }
}

async fn audit(case: &AuditCase<'_>) -> Report {
    let declared = request_for(case.live, case.declared);
    let request = Request { declared, ignored: Ignored::default(), fail_on: Severity::Error, lints: false };
    compare_live(&request, std::future::pending(), |_| ()).await
}

fn words(report: &Report) -> String {
    let described = report.compared.differences.iter().map(|described| &described.finding);
    let all = report.findings.iter().chain(described);
    let words = all
        .map(|finding| format!("[{}] {} {}", finding.code, finding.message, finding.detail.as_deref().unwrap_or("")));
    words.collect::<Vec<_>>().join("; ")
}
