//! The live schema is what the last deployment left.

use super::pending_changes::error_in_files;
use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::audit::verify::Verified;
use crate::deploy::Report;
use crate::finding::Finding;

pub(super) const CHECK: Check =
    Check { code: "drift", title: "Schema drift", group: Group::Schema, run: |subject| Box::pin(run(subject)) };

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    Ok(match subject.verified().await? {
        Verified::Unavailable(why, fix) => unavailable(why, fix.as_ref()),
        Verified::Said(report) if error_in_files(report).is_some() => {
            Outcome::skipped("Not checked, because the declared files have an error.")
        }
        Verified::Said(report) => judge(report),
    })
}

/// What both checks of the declared files say without a comparison.
pub(super) fn unavailable(why: &str, fix: Option<&String>) -> Outcome {
    let outcome = Outcome::skipped(why);
    match fix {
        Some(fix) => outcome.with_fix(fix),
        None => outcome,
    }
}

/// Whether somebody changed the database, and nobody the files.
pub(super) fn is_drift(finding: &Finding) -> bool {
    matches!(finding.code, "drift" | "conflict")
}

fn judge(report: &Report) -> Outcome {
    let differing: Vec<&Finding> = report.findings.iter().filter(|finding| is_drift(finding)).collect();
    let value = differing.len().to_string();
    let Some(first) = differing.first() else {
        return Outcome::ok(value, "Nobody changed the database behind the declared files.");
    };
    let objects = count(differing.len(), "object was", "objects were");
    let both = differing.iter().any(|finding| finding.code == "conflict");
    let fix = match (&first.hint, both) {
        (Some(hint), true) => hint.clone(),
        _ => "Write the live definition into the file, or put the declared one back.".to_owned(),
    };
    let message = format!("{objects} changed in the database and not in the files; first: {}.", first.message);
    let facts = differing.iter().map(|finding| {
        let place = finding.location.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
        (format!("{}{place}", finding.message), finding.detail.clone().unwrap_or_default())
    });
    let outcome = Outcome::failed(value, message).with_fix(fix).with_facts(facts);
    // What both sides changed is not put back by a flag.
    if both { outcome } else { outcome.with_fix_sql("wrench deploy --converge-drift") }
}
