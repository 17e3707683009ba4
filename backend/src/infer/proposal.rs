//! A repair, for a person to look at.

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
}
