//! An error, explained, for people and as JSON.

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;
use serde_json::Value;

use super::out;
use crate::diagnose::{Diagnosis, Observation};
use crate::heal::Applicability;
use crate::infer::Proposal;

/// What somebody saw, and the request behind it.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Seen {
    /// The text of the error.
    pub(in crate::cli) raw: String,
    /// HTTP status.
    pub(in crate::cli) status: Option<u16>,
    /// HTTP method.
    pub(in crate::cli) method: Option<String>,
    /// Address with its query string.
    pub(in crate::cli) url: Option<String>,
    /// What was sent.
    pub(in crate::cli) body: Option<String>,
    /// Schema named by a header.
    pub(in crate::cli) schema: Option<String>,
    /// SQL or client call.
    pub(in crate::cli) statement: Option<String>,
}

impl Seen {
    /// As the classifier takes it.
    pub(in crate::cli) fn observation(&self) -> Observation<'_> {
        Observation {
            status: self.status,
            message: &self.raw,
            method: self.method.as_deref(),
            url: self.url.as_deref(),
            request_body: self.body.as_deref(),
            schema: self.schema.as_deref(),
            statement: self.statement.as_deref(),
            ..Observation::default()
        }
    }
}

/// An error with its explanation.
#[derive(Debug)]
pub(in crate::cli) struct Explained {
    /// What it is.
    pub(in crate::cli) diagnosis: Diagnosis,
    /// What would mend it; absent without a database.
    pub(in crate::cli) proposals: Option<Vec<Proposal>>,
}

/// The document; `id` stands in lines only.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    class: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subclass: Option<&'a str>,
    slots: Value,
    confidence: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    what: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'a str,
    next: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    proposals: Option<Vec<Repair<'a>>>,
}

/// A proposal.
#[derive(Serialize)]
pub(super) struct Repair<'a> {
    title: &'a str,
    applicability: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    sql: &'a str,
    evidence: &'a [String],
    confidence: f32,
    #[serde(skip_serializing_if = "str::is_empty")]
    command: &'a str,
}

/// One JSON text without line breaks.
pub(super) fn json(explained: &Explained, id: Option<&Value>) -> String {
    let diagnosis = &explained.diagnosis;
    let document = Document {
        id,
        class: diagnosis.class.as_str(),
        subclass: diagnosis.subclass.as_deref(),
        slots: diagnosis.slots.to_json(),
        confidence: diagnosis.confidence,
        code: diagnosis.code.as_deref(),
        what: &diagnosis.explanation.what,
        why: &diagnosis.explanation.why,
        next: &diagnosis.explanation.next,
        proposals: explained.proposals.as_ref().map(|proposals| proposals.iter().map(repair).collect()),
    };
    serde_json::to_string(&document).unwrap_or_default()
}

pub(super) fn repair(proposal: &Proposal) -> Repair<'_> {
    Repair {
        title: &proposal.title,
        applicability: word(proposal.applicability),
        file: &proposal.file,
        sql: &proposal.sql,
        evidence: &proposal.evidence,
        confidence: proposal.confidence,
        command: &proposal.command,
    }
}

/// The word that the API has for it, too.
fn word(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::DisplayOnly => "display_only",
    }
}

/// For people: what, why, what next, and what would mend it.
pub(super) fn print(explained: &Explained) {
    let diagnosis = &explained.diagnosis;
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    out(&format!("{bold}{}{bold:#}", diagnosis.explanation.what));
    out(&format!("{dim}{}{dim:#}", facts(diagnosis)));
    if !diagnosis.explanation.why.is_empty() {
        out(&format!("\n{}", diagnosis.explanation.why));
    }
    if let Some(best) = explained.proposals.as_ref().and_then(|proposals| proposals.first()) {
        return proposal(best);
    }
    if !diagnosis.explanation.next.is_empty() {
        out("\nWhat to do:");
        diagnosis.explanation.next.iter().for_each(|step| out(&format!("  - {step}")));
    }
}

/// Class, code, status and how sure.
fn facts(diagnosis: &Diagnosis) -> String {
    let class = match &diagnosis.subclass {
        Some(subclass) => format!("{} ({subclass})", diagnosis.class),
        None => diagnosis.class.to_string(),
    };
    let code = diagnosis.code.as_ref().map(|code| format!(", {code}")).unwrap_or_default();
    let status = diagnosis.http_status.map(|status| format!(", HTTP {status}")).unwrap_or_default();
    format!("{class}{code}{status}, {:.0} % sure", diagnosis.confidence * 100.0)
}

/// What would mend it, with its reasons.
pub(super) fn proposal(proposal: &Proposal) {
    let green = AnsiColor::Green.on_default();
    out(&format!("\nProposed: {}", proposal.title));
    proposal.evidence.iter().for_each(|evidence| out(&format!("  - {evidence}")));
    if !proposal.sql.is_empty() {
        let place = if proposal.file.is_empty() { String::new() } else { format!(" in {}", proposal.file) };
        out(&format!("\n{green}  +{green:#}{place}"));
        proposal.sql.lines().for_each(|line| out(&format!("{green}  + {line}{green:#}")));
    }
    if !proposal.command.is_empty() {
        out(&format!("\nThen: {}", proposal.command));
    }
}
