//! A repair, for a person to look at.

use super::place::{Declaration, Place};
use crate::heal::Applicability;

/// One repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The repair in one line.
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// The file to add to; empty where no file changes.
    pub file: String,
    /// Line after which the text goes; the file's last, 0 for a new file.
    pub after_line: usize,
    /// The lines before.
    pub context: Vec<String>,
    /// The text to add, idempotent SQL; empty where the answer is no SQL.
    pub sql: String,
    /// One sentence per piece of evidence, the strongest first.
    pub evidence: Vec<String>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The command that makes it live; empty where there is none.
    pub command: String,
}

impl Proposal {
    /// The phase that its command deploys; none for all.
    pub fn phase(&self) -> Option<&str> {
        self.command.strip_prefix("wrench deploy --phase=")
    }

    /// Whether it is a statement that a person could apply as it is, rather than a sketch or advice.
    pub fn is_statement(&self) -> bool {
        self.applicability != Applicability::DisplayOnly && !self.sql.is_empty()
    }

    /// An answer that changes no file.
    pub(super) fn shown(title: String, evidence: Vec<String>, confidence: f32) -> Proposal {
        Proposal {
            title,
            applicability: Applicability::DisplayOnly,
            file: String::new(),
            after_line: 0,
            context: Vec::new(),
            sql: String::new(),
            evidence,
            confidence,
            command: String::new(),
        }
    }

    /// A file declares it, so that it only has to be deployed.
    pub(super) fn deploy(what: &str, found: &Declaration) -> Proposal {
        let evidence = format!("{}:{} declares it, and the database does not have it.", found.file, found.line);
        let mut proposal = Proposal::shown(format!("deploy {what}, which is declared already"), vec![evidence], 0.95);
        proposal.file.clone_from(&found.file);
        proposal.after_line = found.line;
        proposal.command.clone_from(&found.command);
        proposal
    }

    /// The database has it, so that the data API's picture of the schema is old.
    pub(super) fn reload(evidence: String) -> Proposal {
        Proposal {
            sql: "notify pgrst, 'reload schema';".to_owned(),
            ..Proposal::shown("reload the data API's schema cache".to_owned(), vec![evidence], 0.95)
        }
    }

    /// A statement for a file.
    pub(super) fn statement(
        title: String,
        place: Place,
        sql: String,
        evidence: Vec<String>,
        confidence: f32,
    ) -> Proposal {
        Proposal {
            title,
            applicability: Applicability::Safe,
            file: place.file,
            after_line: place.after_line,
            context: place.context,
            sql,
            evidence,
            confidence,
            command: place.command,
        }
    }
}
