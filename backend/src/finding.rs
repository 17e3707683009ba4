//! What every check answers with: a finding, its severity and its place.
//!
//! Findings follow PostgreSQL's message grammar: a primary message in lower case without a period, a detail with
//! facts, a hint with what to do. Nothing here knows how a finding is shown.

use std::fmt;
use std::sync::Arc;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know; changes no exit code.
    Info,
    /// Something to look at; changes no exit code unless asked to.
    Warn,
    /// Something that stops the work.
    Error,
}

impl Severity {
    /// The word used in terminal output and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "note",
            Severity::Warn => "warning",
            Severity::Error => "error",
        }
    }
}

/// A text file that was read once and is pointed into by locations.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path as the person wrote it (relative to the current folder where possible), with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file pointed into.
    pub source: Arc<SourceFile>,
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` for a point.
    pub end: usize,
}

impl Location {
    /// Line and column of the first byte, both counted from 1; the column counts characters.
    pub fn line_column(&self) -> (usize, usize) {
        let start = self.start.min(self.source.text.len());
        let before = self.source.text.get(..start).unwrap_or(&self.source.text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[line_start..].chars().count() + 1)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}

/// One problem found by any check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable kebab-case code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Primary message.
    pub message: String,
    /// Facts in full sentences.
    pub detail: Option<String>,
    /// What to do next; may be wrong.
    pub hint: Option<String>,
    /// Where, when it is in a file.
    pub location: Option<Location>,
    /// Code of the rule whose page explains it: `wrench rules show CODE`.
    pub rule: Option<String>,
}

impl Finding {
    /// An error with a code and a primary message.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning with a code and a primary message.
    pub fn warn(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warn, message)
    }

    /// A note with a code and a primary message.
    pub fn info(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Info, message)
    }

    fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Finding { code, severity, message: message.into(), detail: None, hint: None, location: None, rule: None }
    }

    /// Adds the detail.
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// What is behind the error as the detail, where the error tells it.
    pub fn caused_by(self, error: &dyn std::error::Error) -> Self {
        match error.source() {
            Some(cause) => self.with_detail(format!("{cause}.")),
            None => self,
        }
    }

    /// Adds the hint.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the rule that explains it.
    pub fn explained_by(mut self, rule: &str) -> Self {
        self.rule = Some(rule.to_owned());
        self
    }

    /// Adds the place.
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_counts_lines_and_characters_from_one() {
        let source = Arc::new(SourceFile { path: "a.sql".into(), text: "select 1;\nsélect 2;".into() });
        let at = |start| Location { source: Arc::clone(&source), start, end: start };
        assert_eq!(at(0).to_string(), "a.sql:1:1");
        assert_eq!(at(10).to_string(), "a.sql:2:1");
        assert_eq!(at(13).to_string(), "a.sql:2:3");
    }
}
