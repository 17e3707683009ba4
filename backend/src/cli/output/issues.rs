//! Issues, what mends them, and what came of it, for people and as JSON.

use clap::builder::styling::Style;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::macros::format_description;

use super::explained::{proposal, repair};
use super::{Printer, deployed, out};
use crate::cli::args::Format;
use crate::deploy::{DeployRequest, Replayed, to_json};
use crate::diagnose::Diagnosis;
use crate::errors::{Applied, Issue, IssueState, Tried, Undo};
use crate::shadow::Fared;

/// An issue with what mends it.
pub(in crate::cli) struct Fix<'a> {
    /// The issue.
    pub(in crate::cli) issue: &'a Issue,
    /// What the error is.
    pub(in crate::cli) diagnosis: &'a Diagnosis,
    /// Proposals with their proofs, the best first.
    pub(in crate::cli) tried: &'a [Tried],
    /// What came of applying the first.
    pub(in crate::cli) applied: Option<&'a Applied>,
}

impl Printer {
    /// Issues, a line each.
    pub(in crate::cli) fn issues(&self, issues: &[Issue]) {
        match self.format {
            Format::Json => out(&format!("{:#}", Value::Array(issues.iter().map(issue_json).collect()))),
            _ if issues.is_empty() => out("no open issues"),
            _ => issues.iter().for_each(line),
        }
    }

    /// One issue.
    pub(in crate::cli) fn issue(&self, issue: &Issue, diagnosis: Option<&Diagnosis>) {
        if self.format == Format::Json {
            let mut document = issue_json(issue);
            if let Some(diagnosis) = diagnosis {
                document["explanation"] = explanation(diagnosis);
            }
            return out(&format!("{document:#}"));
        }
        line(issue);
        out(&format!("first seen {}, last seen {}", shown(issue.first_seen), shown(issue.last_seen)));
        let told = [("request", &issue.endpoint), ("page", &issue.page), ("code", &issue.code)];
        for (name, value) in told {
            if let Some(value) = value {
                out(&format!("{name:<8} {value}"));
            }
        }
        if let Some(diagnosis) = diagnosis {
            out(&format!("\n{}\n{}", diagnosis.explanation.what, diagnosis.explanation.why));
            diagnosis.explanation.next.iter().for_each(|step| out(&format!("  - {step}")));
        }
        out(&format!("\nWhat mends it: wrench issues fix {}", issue.id));
    }

    /// What mends an issue; nothing was done.
    pub(in crate::cli) fn fix(&self, fix: &Fix<'_>) {
        match self.format {
            Format::Json => out(&format!("{:#}", fix_json(fix))),
            _ => {
                human(fix);
                let can = fix.tried.first().and_then(|(_, proof)| proof.as_ref()).is_some_and(|proof| proof.holds());
                if can {
                    out(&format!("\nTo apply it: wrench issues fix {} --apply", fix.issue.id));
                }
            }
        }
    }

    /// What is about to be applied.
    pub(in crate::cli) fn fix_before(&self, fix: &Fix<'_>) {
        if self.format != Format::Json && !self.quiet {
            human(fix);
        }
    }

    /// What came of applying.
    pub(in crate::cli) fn fixed(&self, fix: &Fix<'_>, request: &DeployRequest) {
        let Some(applied) = fix.applied else { return };
        self.findings(&applied.findings);
        if self.format == Format::Json {
            return out(&format!("{:#}", fix_json(fix)));
        }
        self.findings(&applied.report.findings);
        deployed::print(&applied.report, request, self.verbose);
        match &applied.replayed {
            Some(Replayed { fared: Fared::Plans, role }) => {
                out(&format!("the request that failed is planned now, as role `{role}`"));
            }
            Some(Replayed { fared: Fared::NotAsked, .. }) => {
                out("no request was seen with the error, so that none was repeated");
            }
            _ => {}
        }
        resolution(fix.issue, applied);
    }

    /// What came of undoing.
    pub(in crate::cli) fn undone(&self, issue: &Issue, undo: &Undo, (applied, request): (&Applied, &DeployRequest)) {
        self.findings(&applied.findings);
        if self.format == Format::Json {
            let document = json!({
                "issue": applied.issue.as_ref().map(issue_json),
                "undone": { "file": undo.repair.file, "sql": undo.repair.sql },
                "deployment": to_json(&applied.report),
                "exit_code": applied.exit_code,
            });
            return out(&format!("{document:#}"));
        }
        self.findings(&applied.report.findings);
        deployed::print(&applied.report, request, self.verbose);
        if applied.exit_code == 0 {
            out(&format!("taken out of {}; issue {} is open again", undo.repair.file, issue.id));
        } else {
            out(&format!("issue {} is as before", issue.id));
        }
    }
}

fn resolution(issue: &Issue, applied: &Applied) {
    match applied.issue.as_ref().filter(|_| applied.exit_code == 0) {
        Some(resolved) => {
            let took = resolved.recovery_s.map(|seconds| format!(", {seconds:.1} s after it was first seen"));
            out(&format!("issue {} is resolved{}", issue.id, took.unwrap_or_default()));
        }
        None => out(&format!("issue {} stays open", issue.id)),
    }
}

fn human(fix: &Fix<'_>) {
    let bold = Style::new().bold();
    out(&format!("{bold}{}{bold:#}", fix.diagnosis.explanation.what));
    out(&format!("issue {}, {}", fix.issue.id, fix.diagnosis.class));
    if fix.tried.is_empty() {
        out("\nNothing can be proposed.");
        fix.diagnosis.explanation.next.iter().for_each(|step| out(&format!("  - {step}")));
    }
    for (proposed, proof) in fix.tried {
        proposal(proposed);
        for said in proof.iter().flat_map(|proof| proof.in_words()) {
            out(&format!("  {said}"));
        }
    }
}

fn fix_json(fix: &Fix<'_>) -> Value {
    let proposals = fix.tried.iter().map(|(proposed, proof)| {
        let proof = proof.as_ref().map(|proof| {
            json!({
                "holds": proof.holds(), "said": proof.in_words(), "role": proof.role,
                "duration_ms": proof.duration.as_secs_f64() * 1000.0,
            })
        });
        let mut document = serde_json::to_value(repair(proposed)).unwrap_or_default();
        document["after_line"] = proposed.after_line.into();
        document["context"] = proposed.context.clone().into();
        document["proof"] = proof.unwrap_or_default();
        document
    });
    let mut document = json!({
        "issue": issue_json(fix.issue),
        "explanation": explanation(fix.diagnosis),
        "proposals": proposals.collect::<Vec<_>>(),
    });
    if let Some(applied) = fix.applied {
        let is_planned = applied.replayed.as_ref().map(|replayed| replayed.fared == Fared::Plans);
        document["issue"] = applied.issue.as_ref().map_or_else(|| issue_json(fix.issue), issue_json);
        document["deployment"] = to_json(&applied.report);
        document["request_is_planned"] = is_planned.into();
        document["exit_code"] = applied.exit_code.into();
    }
    document
}

fn explanation(diagnosis: &Diagnosis) -> Value {
    let said = &diagnosis.explanation;
    json!({
        "class": diagnosis.class.as_str(), "slots": diagnosis.slots.to_json(), "confidence": diagnosis.confidence,
        "what": said.what, "why": said.why, "next": said.next,
    })
}

fn issue_json(issue: &Issue) -> Value {
    json!({
        "id": issue.id, "class": issue.class, "subclass": issue.subclass, "title": issue.title,
        "status": state(issue.state), "events": issue.events,
        "first_seen": shown(issue.first_seen), "last_seen": shown(issue.last_seen),
        "http_status": issue.http_status, "code": issue.code, "endpoint": issue.endpoint, "page": issue.page,
        "recovery_s": issue.recovery_s,
    })
}

fn line(issue: &Issue) {
    let times = if issue.events == 1 { "once".to_owned() } else { format!("{} times", issue.events) };
    out(&format!(
        "{:>5}  {:<8}  {:<20}  {times:>10}  {}  {}",
        issue.id,
        state(issue.state),
        issue.class,
        shown(issue.last_seen),
        issue.title
    ));
}

fn state(state: IssueState) -> &'static str {
    match state {
        IssueState::Open => "open",
        IssueState::Resolved => "resolved",
        IssueState::Ignored => "ignored",
    }
}

fn shown(at: OffsetDateTime) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    at.format(format).unwrap_or_default()
}
