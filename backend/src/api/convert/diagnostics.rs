//! Checks.

use wrench_wire::{CheckGroup, CheckPlan, CheckStatus, CheckView, DiagnosticsMessage, Evidence};

use super::{instant, milliseconds};
use crate::audit::{AuditMessage, Check, Checked, Group, Status};

/// A message of a run.
pub(in crate::api) fn diagnostics_message(message: &AuditMessage) -> DiagnosticsMessage {
    match message {
        AuditMessage::Started { at, checks } => {
            DiagnosticsMessage::Started { at: instant(*at), checks: checks.iter().map(plan).collect() }
        }
        AuditMessage::Checked(checked) => DiagnosticsMessage::Check(view(checked)),
        AuditMessage::Finished { status: worst, sentence, duration } => DiagnosticsMessage::Finished {
            status: status(*worst),
            sentence: sentence.clone(),
            duration_ms: milliseconds(*duration),
        },
    }
}

fn plan(check: &Check) -> CheckPlan {
    CheckPlan { code: check.code.to_owned(), title: check.title.to_owned(), group: group(check.group) }
}

fn view(checked: &Checked) -> CheckView {
    let (check, outcome) = (checked.check, &checked.outcome);
    let evidence = outcome.evidence.iter();
    CheckView {
        code: check.code.to_owned(),
        title: check.title.to_owned(),
        group: group(check.group),
        status: status(outcome.status),
        value: outcome.value.clone(),
        message: outcome.message.clone(),
        fix: outcome.fix.clone(),
        fix_sql: outcome.fix_sql.clone(),
        evidence: evidence.map(|fact| Evidence { name: fact.name.clone(), value: fact.value.clone() }).collect(),
        duration_ms: milliseconds(checked.duration),
    }
}

fn group(group: Group) -> CheckGroup {
    match group {
        Group::Connection => CheckGroup::Connection,
        Group::Activity => CheckGroup::Activity,
        Group::Schema => CheckGroup::Schema,
        Group::Security => CheckGroup::Security,
        Group::Deployments => CheckGroup::Deployments,
    }
}

fn status(status: Status) -> CheckStatus {
    match status {
        Status::Ok => CheckStatus::Ok,
        Status::Skipped => CheckStatus::Skipped,
        Status::Warning => CheckStatus::Warning,
        Status::Failed => CheckStatus::Failed,
    }
}
