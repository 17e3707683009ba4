//! One deployment, as far as figures need it.

use std::sync::Arc;

use time::OffsetDateTime;

/// A deployment from a log file or the journal.
#[derive(Clone, Debug, Default)]
pub struct Deployment {
    /// Id.
    pub id: String,
    /// Start and end; the end is absent while it runs, or where it never came.
    pub started_at: Option<OffsetDateTime>,
    /// End.
    pub finished_at: Option<OffsetDateTime>,
    /// How it ended, in the log's word.
    pub status: String,
    /// Server and database; the journal's deployments are all of one.
    pub target: String,
    /// Version of the server.
    pub server_version: Option<String>,
    /// Rules that healed something which stayed.
    pub heals: Vec<String>,
    /// Statements with what became of them; empty for the journal's.
    pub statements: Arc<Vec<Ran>>,
    /// What stopped it, apart from statements: code and message.
    pub stopped_by: Vec<Stopped>,
}

/// A statement of a log.
#[derive(Clone, Debug, Default)]
pub struct Ran {
    /// Phase.
    pub phase: String,
    /// File.
    pub file: Option<String>,
    /// Line.
    pub line: Option<u64>,
    /// As written.
    pub sql: String,
    /// What ran in its place.
    pub executed_sql: Vec<String>,
    /// Kind of command.
    pub kind: String,
    /// The object it is about.
    pub object: Option<String>,
    /// What was decided.
    pub decision: String,
    /// What became of it.
    pub status: String,
    /// Time it took.
    pub duration_ms: Option<f64>,
    /// The server's code.
    pub sqlstate: Option<String>,
    /// The server's error, as the log has it.
    pub error: Option<serde_json::Value>,
    /// The differences it would have settled.
    pub differences: Vec<String>,
}

/// A finding that stopped a deployment.
#[derive(Clone, Debug, Default)]
pub struct Stopped {
    /// Code.
    pub code: String,
    /// Message.
    pub message: String,
    /// Detail.
    pub detail: Option<String>,
    /// File and line.
    pub place: Option<(String, u64)>,
}

impl Deployment {
    /// Something was tried: it was neither a verification nor stopped by a guard before anything ran.
    pub fn is_attempt(&self) -> bool {
        self.is_success() || self.is_failure()
    }

    /// It did what it was asked to do.
    pub fn is_success(&self) -> bool {
        self.status == "succeeded"
    }

    /// It ended with an error.
    pub fn is_failure(&self) -> bool {
        matches!(self.status.as_str(), "failed" | "partial" | "interrupted")
    }

    /// Statements that the server refused.
    pub fn failed(&self) -> impl Iterator<Item = &Ran> {
        self.statements.iter().filter(|statement| statement.status == "failed")
    }
}
