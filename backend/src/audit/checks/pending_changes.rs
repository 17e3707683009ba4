//! What the declared files say is deployed.

use super::drift::{is_drift, unavailable};
use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::audit::verify::{Verified, in_full};
use crate::deploy::{Report, StatementReport, Status};
use crate::finding::{Finding, Severity};

pub(super) const CHECK: Check = Check {
    code: "pending-changes",
    title: "Pending changes",
    group: Group::Schema,
    run: |subject| Box::pin(run(subject)),
};

/// How many statements are named before the rest is counted.
const NAMED: usize = 10;

/// Characters of a statement that are shown.
const SHOWN: usize = 120;

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    Ok(match subject.verified().await? {
        Verified::Unavailable(why, fix) => unavailable(why, fix.as_ref()),
        Verified::Said(report) => match error_in_files(report) {
            Some(error) => unreadable(report, error),
            None => judge(report),
        },
    })
}

/// What keeps the files from being deployed anywhere.
pub(super) fn error_in_files(report: &Report) -> Option<&Finding> {
    let errors = || report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    if report.status == Status::Failed { errors().next() } else { None }
}

fn unreadable(report: &Report, error: &Finding) -> Outcome {
    let place = error.location.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
    let errors = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let facts = errors.map(|finding| {
        let place = finding.location.as_ref().map_or_else(|| finding.code.to_owned(), ToString::to_string);
        (place, in_full(finding))
    });
    let message = format!("The declared files cannot be deployed: {place}{}.", error.message);
    let fix = error.hint.clone().unwrap_or_else(|| "Correct the file.".into());
    Outcome::failed("", message).with_fix(fix).with_facts(facts)
}

fn judge(report: &Report) -> Outcome {
    let is_pending = |statement: &&StatementReport| {
        let runs = matches!(statement.decision, "execute" | "converge" | "replace");
        runs && !matches!(statement.class, "session" | "transaction")
    };
    let pending: Vec<&StatementReport> = report.statements.iter().filter(is_pending).collect();
    // Drift is a check of its own; what else is an error needs somebody's word.
    let is_refusal = |finding: &&Finding| finding.severity == Severity::Error && !is_drift(finding);
    let refusals: Vec<&Finding> = report.findings.iter().filter(is_refusal).collect();
    let number = pending.len() + refusals.len();
    if number == 0 {
        return Outcome::ok("0", "Everything the files declare is deployed.");
    }
    let mut message = format!("{} not deployed yet", count(number, "declared change is", "declared changes are"));
    if let Some(first) = refusals.first() {
        let needs = count(refusals.len(), "of them needs", "of them need");
        message += &format!("; {needs} a word: {}", first.message);
    }
    let mut facts: Vec<(String, String)> = refusals.iter().map(|finding| named(finding)).collect();
    facts.extend(pending.iter().take(NAMED).map(|statement| (place(statement), shown(&statement.sql))));
    if pending.len() > NAMED {
        facts.push(("more".into(), count(pending.len() - NAMED, "statement", "statements")));
    }
    let fix = match refusals.first().and_then(|first| first.hint.as_ref()) {
        Some(hint) => format!("Deploy. {hint}"),
        None => "Deploy.".to_owned(),
    };
    Outcome::warning(number.to_string(), message + ".").with_fix(fix).with_fix_sql("wrench deploy").with_facts(facts)
}

fn named(finding: &Finding) -> (String, String) {
    let name = finding.location.as_ref().map_or_else(|| finding.code.to_owned(), ToString::to_string);
    (name, in_full(finding))
}

fn place(statement: &StatementReport) -> String {
    statement.place().or_else(|| statement.object.clone()).unwrap_or_else(|| statement.phase.clone())
}

/// A statement on one line.
fn shown(sql: &str) -> String {
    let line = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
