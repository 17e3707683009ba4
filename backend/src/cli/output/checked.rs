//! What came of checking a frontend.

use serde_json::{Value, json};

use super::{Printer, err, github, human, out, sarif};
use crate::cli::args::Format;
use crate::deploy::finding_json;
use crate::finding::{Finding, Location};
use crate::infer::check::{Checked, Found};

/// Version of the document's format.
const VERSION: u32 = 1;

/// A finished check.
pub(in crate::cli) struct Checking {
    /// What came of the requests.
    pub(in crate::cli) checked: Checked,
    /// What there is to say of files.
    pub(in crate::cli) further: Vec<Finding>,
    /// The missing statements as a diff, where it was asked for.
    pub(in crate::cli) patch: Option<String>,
    /// Exit code.
    pub(in crate::cli) exit_code: i32,
}

impl Checking {
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.further.iter().chain(self.checked.found.iter().map(|found| &found.finding))
    }

    /// The outcome in one sentence.
    fn headline(&self) -> String {
        let counts = self.checked.counts;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        format!(
            "{} request{} in {} file{}: {} right, {} wrong, {} not checked",
            counts.requests(),
            plural(counts.requests()),
            counts.files,
            plural(counts.files),
            counts.right,
            counts.wrong,
            counts.not_checked
        )
    }
}

impl Printer {
    /// A finished check.
    pub(in crate::cli) fn checked(&self, checking: &Checking) {
        match self.format {
            Format::Human => self.checked_for_people(checking),
            Format::Json => out(&format!("{:#}", document(checking))),
            Format::Sarif => out(&format!("{:#}", sarif::document(&checking.findings().collect::<Vec<_>>()))),
            Format::Github => {
                checking.findings().for_each(github::annotation);
                github::notice("wrench check", &checking.headline());
            }
        }
    }

    fn checked_for_people(&self, checking: &Checking) {
        checking.findings().for_each(human::finding);
        // A diff stands alone on stdout.
        let print = if checking.patch.is_some() { err } else { out };
        if self.verbose {
            let parts = &checking.checked.unchecked;
            parts.iter().for_each(|part| print(&format!("  not checked  {}: {}", part.place, part.what)));
        }
        print(&checking.headline());
        if let Some(patch) = checking.patch.as_deref().map(str::trim_end).filter(|patch| !patch.is_empty()) {
            out(patch);
        }
    }
}

/// The document that `docs/schemas/check.schema.json` describes.
fn document(checking: &Checking) -> Value {
    let counts = checking.checked.counts;
    let unchecked =
        checking.checked.unchecked.iter().map(|part| json!({"location": place(&part.place), "what": part.what}));
    json!({
        "version": VERSION,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "exit_code": checking.exit_code,
        "summary": {
            "files": counts.files,
            "requests": counts.requests(),
            "right": counts.right,
            "wrong": counts.wrong,
            "not_checked": counts.not_checked,
        },
        "findings": checking.further.iter().map(finding_json)
            .chain(checking.checked.found.iter().map(found)).collect::<Vec<_>>(),
        "not_checked": unchecked.collect::<Vec<_>>(),
        "patch": checking.patch,
    })
}

fn found(found: &Found) -> Value {
    let mut document = finding_json(&found.finding);
    let proposals = found.proposals.iter().map(|proposal| {
        json!({
            "title": proposal.title,
            "file": proposal.file,
            "sql": proposal.sql,
            "evidence": proposal.evidence,
            "confidence": proposal.confidence,
        })
    });
    if let Some(fields) = document.as_object_mut() {
        fields.insert("proposals".to_owned(), proposals.collect());
    }
    document
}

fn place(location: &Location) -> Value {
    let (line, column) = location.line_column();
    json!({ "file": location.source.path, "line": line, "column": column })
}
