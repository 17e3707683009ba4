//! Why a deploy stops before it sends anything, as findings.

use std::time::Duration;

use super::error::{Stop, causes};
use super::report::Status;
use crate::files::{Declared, FilesError};
use crate::finding::Finding;
use crate::plan::{Plan, Verdict};
use crate::postgres::LockHolder;

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
