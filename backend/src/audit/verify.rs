//! Asks the deploy engine what it would do, without letting it do anything.

use std::collections::BTreeSet;
use std::time::Duration;

use super::reader::Reader;
use crate::deploy::{Confirm, DeployRequest, Report, Status, deploy};
use crate::files::{FilesError, read_declared};
use crate::finding::Finding;

/// How long the comparison may take; a private server starts in about a second.
const LONGEST: Duration = Duration::from_secs(60);

/// Codes of findings that say why there is no comparison, and nothing about schema or files.
const UNAVAILABLE: [&str; 6] = [
    "cannot-connect",
    "invalid-database-url",
    "private-server",
    "read-only-target",
    "transaction-pooler",
    "seeds-on-protected-target",
];

/// What the engine said.
pub(super) enum Verified {
    /// It could not compare; a sentence says why, and another one what to do.
    Unavailable(String, Option<String>),
    /// It compared, or found an error in the files.
    Said(Box<Report>),
}

/// Lets the engine compare the declared files with the database.
pub(super) async fn verify(reader: &Reader, declared: Option<&DeployRequest>) -> Verified {
    let Some(declared) = declared else {
        return Verified::Unavailable("Not checked, because no declared files are known.".into(), None);
    };
    let seed = match read_declared(&declared.dir) {
        Ok(files) => {
            let all = files.phases.iter().flat_map(|phase| &phase.files);
            let seeds: Vec<String> = all.filter(|file| file.is_seed).map(|file| file.key.clone()).collect();
            !seeds.is_empty() && knows_seeds(reader, &seeds).await
        }
        Err(error @ (FilesError::OpenFolder { .. } | FilesError::Empty { .. })) => {
            let fix = "Name the folder with the declared files.";
            return Verified::Unavailable(format!("Not checked: {error}."), Some(fix.into()));
        }
        // The engine finds it, too, and says where.
        Err(_) => false,
    };
    let request = DeployRequest {
        verify_only: true,
        tries_plan: false,
        plan: None,
        seed,
        lock_wait: Duration::ZERO,
        log_dir: None,
        confirm: Confirm::Absent,
        allowed: BTreeSet::new(),
        converge_drift: false,
        ..declared.clone()
    };
    match tokio::time::timeout(LONGEST, deploy(&request, std::future::pending(), |_| ())).await {
        Ok(report) => judge(report),
        Err(_) => {
            let why = format!("Not checked: the comparison took longer than {} s.", LONGEST.as_secs());
            Verified::Unavailable(why, Some("Compare with `wrench deploy --verify-only`.".into()))
        }
    }
}

/// Seeds belong to what is declared here once a deployment brought them.
async fn knows_seeds(reader: &Reader, seeds: &[String]) -> bool {
    let there = "select pg_catalog.to_regclass('wrench.statement') is not null";
    let is_there = reader.rows(there).await.is_ok_and(|rows| rows.first().is_some_and(|row| row.get(0)));
    let known = "select exists (select from wrench.statement where status = 'done' and file = any ($1))";
    let rows = if is_there { reader.rows_with(known, &[&seeds]).await } else { Ok(Vec::new()) };
    rows.is_ok_and(|rows| rows.first().is_some_and(|row| row.get(0)))
}

fn judge(report: Report) -> Verified {
    if report.status == Status::Locked {
        let who = report.findings.iter().find(|finding| finding.code == "lock-held");
        let detail = who.and_then(|finding| finding.detail.clone()).unwrap_or_default();
        let why = format!("Not checked, because a deployment is running. {detail}");
        return Verified::Unavailable(
            why.trim_end().to_owned(),
            Some("Run the checks again when it has ended.".into()),
        );
    }
    match report.findings.iter().find(|finding| UNAVAILABLE.contains(&finding.code)) {
        Some(finding) => Verified::Unavailable(format!("Not checked: {}.", in_full(finding)), finding.hint.clone()),
        None => Verified::Said(Box::new(report)),
    }
}

/// A finding's message and detail, without the period at the end.
pub(super) fn in_full(finding: &Finding) -> String {
    match &finding.detail {
        Some(detail) => format!("{}: {}", finding.message, detail.trim_end_matches('.')),
        None => finding.message.clone(),
    }
}
