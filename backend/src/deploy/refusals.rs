//! Why a deploy stops before it sends anything, as findings.

use std::time::Duration;

use super::error::{Stop, causes};
use super::report::Status;
use crate::files::{Declared, FilesError};
use crate::finding::Finding;
use crate::plan::{DeclaredStatement, Plan, Verdict};
use crate::postgres::LockHolder;
use crate::shadow::{Elaboration, ShadowError};
use crate::sql::StatementClass;

pub(super) fn stop_on_verdicts(plan: &Plan) -> Result<(), Stop> {
    let Some(verdict) = plan.verdicts.iter().next() else { return Ok(()) };
    let (status, exit_code) = match verdict {
        Verdict::Failed => (Status::Failed, 1),
        Verdict::Refused => (Status::Refused, 4),
        Verdict::Drifted => (Status::Drifted, 3),
    };
    Err(Stop::new(status, exit_code, Vec::new()))
}

pub(super) fn files_failed(error: FilesError) -> Stop {
    let mut finding = Finding::error("declared-files", error.to_string());
    if let Some(detail) = causes(&error) {
        finding = finding.with_detail(detail);
    }
    Stop::new(Status::Failed, 2, vec![finding.with_hint("Name the folder with the declared files with `--dir`.")])
}

pub(super) fn locked(holder: Option<LockHolder>, wait: Duration) -> Stop {
    let finding = Finding::error("lock-held", "another deployer holds the lock")
        .with_detail(match holder {
            Some(holder) => format!(
                "Process {} (\"{}\", role \"{}\"{}) is connected since {} s; waited {} s.",
                holder.pid,
                holder.application,
                holder.user,
                holder.address.map(|address| format!(", from {address}")).unwrap_or_default(),
                holder.connected_s,
                wait.as_secs()
            ),
            None => format!("It could not be seen who; waited {} s.", wait.as_secs()),
        })
        .with_hint("Try again when it has ended, or wait longer with `--lock-wait`.");
    Stop::new(Status::Locked, 5, vec![finding])
}

pub(super) fn refuse_unmodelled(elaboration: &Elaboration) -> Result<(), Stop> {
    let findings: Vec<Finding> = elaboration
        .declared
        .unmodelled
        .iter()
        .map(|object| {
            Finding::error(
                "unmodelled-kind",
                format!("{} {} is of a kind that is not compared yet", object.kind, object.identity),
            )
            .with_detail("Without a comparison nobody could tell a right deploy from a wrong one, so nothing was run.")
            .with_hint("Create it outside the declared files until this kind is supported.")
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop::new(Status::Refused, 4, findings)) }
}

/// "Already exists, skipping" among the files themselves: the second declaration has no effect.
pub(super) fn declared_twice(elaboration: &Elaboration, statements: &[DeclaredStatement]) -> Vec<Finding> {
    let skipped = elaboration.notices.iter().filter(|(_, notice)| {
        let is_duplicate = matches!(notice.sqlstate.as_str(), "42P07" | "42701" | "42710");
        is_duplicate && notice.message.ends_with("already exists, skipping")
    });
    let findings = skipped.filter_map(|(index, notice)| {
        let location = statements.get(*index)?.statement.location();
        let finding = Finding::warn("conflicting-declaration", format!("declared twice: {}", notice.message))
            .with_detail("An earlier statement of the files made it; what this one says of it has no effect.")
            .with_hint("Keep one of the two.");
        Some(finding.at(location))
    });
    findings.collect()
}

/// A statement that fails on the private server is an error in the files.
pub(super) fn shadow_failed(error: ShadowError, statements: &[DeclaredStatement]) -> Stop {
    let ShadowError::Statement { index, source } = &error else {
        let mut finding = Finding::error("private-server", error.to_string());
        if let Some(detail) = causes(&error) {
            finding = finding.with_detail(detail);
        }
        return Stop::failed(finding);
    };
    let mut finding = super::apply::server_error("declared-state", source);
    if let Some(declared) = statements.get(*index) {
        let place = match source.position {
            Some(position) => declared.statement.location_of(position),
            None => declared.statement.location(),
        };
        finding = finding.at(place);
    }
    if finding.hint.is_none() {
        finding = finding.with_hint("The files were tried on a private server first; the target is untouched.");
    }
    Stop::failed(finding)
}

/// How many files are named before the rest is counted.
const NAMED: usize = 3;

/// Files of the folder that are no part of the deploy.
pub(super) fn left_out(declared: &Declared) -> Option<Finding> {
    let count = declared.left_out.len();
    let named = declared.left_out.iter().take(NAMED).map(|file| format!("{} ({})", file.key, file.why));
    let mut detail = named.collect::<Vec<_>>().join("; ");
    if count > NAMED {
        detail += &format!("; and {} more", count - NAMED);
    }
    let plural = if count == 1 { "file is" } else { "files are" };
    (count > 0).then(|| Finding::info("left-out", format!("{count} {plural} left out")).with_detail(detail + "."))
}

/// Statements that would change the whole server are refused before the private server runs anything.
pub(super) fn refuse_cluster(statements: &[DeclaredStatement]) -> Result<(), Stop> {
    let is_role = |kind: &str| ["role", "user", "group"].iter().any(|word| kind.ends_with(word));
    let findings: Vec<Finding> = statements
        .iter()
        .filter(|declared| declared.statement.class == StatementClass::Cluster && !is_role(&declared.statement.kind))
        .map(|declared| {
            let words = declared.statement.kind.replace('_', " ");
            Finding::error("cluster-statement", format!("`{words}` changes the whole server, not one database"))
                .with_hint("Run it by hand once; a deploy covers one database.")
                .at(declared.statement.location())
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop::new(Status::Refused, 4, findings)) }
}
