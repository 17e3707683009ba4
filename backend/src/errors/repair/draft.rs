//! What would be written and deployed: the best proposal, if it may be applied and a trial proved it.

use super::suggest::{Asked, Suggested, Tried};
use crate::deploy::{DeployRequest, Edit, EditError};
use crate::files::Declared;
use crate::finding::Finding;
use crate::infer::Proposal;
use crate::shadow::Proof;

/// Why nothing is done.
#[derive(Debug)]
pub struct Refused {
    /// What is wrong, and what to do instead.
    pub findings: Vec<Finding>,
    /// Exit code.
    pub exit_code: i32,
}

impl Refused {
    /// Refused with one finding.
    pub(super) fn because(finding: Finding) -> Refused {
        Refused { findings: vec![finding], exit_code: 4 }
    }
}

/// A repair that can be applied.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is proposed.
    pub proposal: Proposal,
    /// What its trial showed.
    pub proof: Proof,
    /// The change of its file.
    pub edit: Edit,
    /// The request that must go through.
    pub asked: Asked,
}

impl Draft {
    /// The deploy of its phase with the file as it would be; `how` says the rest.
    pub fn request(&self, how: &DeployRequest) -> DeployRequest {
        DeployRequest {
            edited: Some(self.edit.edited()),
            phase: self.proposal.phase().map(str::to_owned),
            ..how.clone()
        }
    }
}

/// The repair to apply.
///
/// # Errors
/// Nothing is proposed, what is proposed is for a person to do, or no trial proved it.
pub fn draft(
    suggested: &Suggested,
    (tried, untried): (&[Tried], Option<&str>),
    declared: &Declared,
) -> Result<Draft, Refused> {
    let Some((proposal, proof)) = tried.first() else {
        let finding = Finding::error("nothing-proposed", "nothing can be proposed for this error")
            .with_detail(suggested.diagnosis.explanation.what.clone());
        let next = suggested.diagnosis.explanation.next.join(" ");
        return Err(Refused::because(if next.is_empty() { finding } else { finding.with_hint(next) }));
    };
    if !proposal.is_statement() {
        return Err(Refused::because(for_a_person(proposal)));
    }
    let Some(proof) = proof else {
        let finding = Finding::error("unproved", format!("\"{}\" was not tried", proposal.title))
            .with_detail(format!("{}.", untried.unwrap_or("No trial was made")))
            .with_hint("Install PostgreSQL's server programs here, so that it can be tried before it is applied.");
        return Err(Refused::because(finding));
    };
    if !proof.holds() {
        let finding = Finding::error("unproved", format!("\"{}\" does not mend the error", proposal.title))
            .with_detail(proof.in_words().join(" "))
            .with_hint("Nothing was written. Write the change by hand, and deploy it.");
        return Err(Refused::because(finding));
    }
    let edit = Edit::insert(declared, &proposal.file, proposal.after_line, &proposal.sql);
    let edit = edit.map_err(|error| Refused::because(not_written(&error)))?;
    Ok(Draft { proposal: proposal.clone(), proof: proof.clone(), edit, asked: suggested.asked.clone() })
}

/// What is proposed, as something to do.
fn for_a_person(proposal: &Proposal) -> Finding {
    let finding = Finding::error("not-applicable", format!("nothing is applied here: {}", proposal.title))
        .with_detail(proposal.evidence.join(" "));
    match (proposal.command.as_str(), proposal.sql.is_empty()) {
        ("", true) => finding.with_hint("Follow the advice in your code; the schema is not what is wrong."),
        ("", false) => {
            finding.with_hint("The statement is a sketch: complete it, put it into its file, and deploy it.")
        }
        (command, _) => finding.with_hint(format!("Run `{command}`.")),
    }
}

/// A file that cannot be changed as meant.
pub(super) fn not_written(error: &EditError) -> Finding {
    let code = if matches!(error, EditError::Changed { .. }) { "file-changed" } else { "file-not-written" };
    Finding::error(code, error.to_string())
        .caused_by(error)
        .with_hint("Nothing was deployed. Look at the file, and ask for the fix again.")
}
