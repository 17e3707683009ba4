//! What came of a deploy.

use std::path::PathBuf;
use std::time::Duration;

use time::OffsetDateTime;

use crate::finding::Finding;
use crate::heal::{Heal, Rule};
use crate::plan::Part;
use crate::postgres::{PgError, ServerInfo};

/// How a deploy ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done, or nothing to do.
    Succeeded,
    /// Stopped by an error; nothing was committed.
    Failed,
    /// Stopped by an error after something was committed.
    Partial,
    /// Needs a flag.
    Refused,
    /// Another deployer had the lock.
    Locked,
    /// Live differs and nobody declared the difference.
    Drifted,
    /// Decided and tried only.
    Verified,
    /// Stopped by the person.
    Interrupted,
}

impl Status {
    /// The word used in log and journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Succeeded => "succeeded",
            Status::Failed => "failed",
            Status::Partial => "partial",
            Status::Refused => "refused",
            Status::Locked => "locked",
            Status::Drifted => "drifted",
            Status::Verified => "verified",
            Status::Interrupted => "interrupted",
        }
    }
}

/// How a statement ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementStatus {
    /// Sent and committed.
    Done,
    /// Nothing to send.
    Skipped,
    /// Refused by the server.
    Failed,
    /// Sent and taken back.
    RolledBack,
    /// Sent, and nobody knows whether it stands: the connection was lost, and the server did not come back.
    InDoubt,
    /// Not reached.
    NotRun,
}

impl StatementStatus {
    /// The word used in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            StatementStatus::Done => "done",
            StatementStatus::Skipped => "skipped",
            StatementStatus::Failed => "failed",
            StatementStatus::RolledBack => "rolled_back",
            StatementStatus::InDoubt => "in_doubt",
            StatementStatus::NotRun => "not_run",
        }
    }
}

/// A statement with what became of it.
#[derive(Clone, Debug)]
pub struct StatementReport {
    /// Phase name.
    pub phase: String,
    /// File as shown, for statements of files.
    pub file: Option<String>,
    /// Line of the statement.
    pub line: Option<usize>,
    /// The statement as written, secrets masked; for a change no statement stands for, what ran.
    pub sql: String,
    /// What ran in its place, secrets masked; empty when it ran as written or not at all.
    pub executed_sql: Vec<String>,
    /// Token hash.
    pub hash: Option<String>,
    /// Kind of command.
    pub kind: String,
    /// Class.
    pub class: &'static str,
    /// The object it is mainly about.
    pub object: Option<String>,
    /// Decision.
    pub decision: &'static str,
    /// What became of it.
    pub status: StatementStatus,
    /// The number of the segment it is sent or found done in, from 1; none where there is no plan that can be applied.
    pub segment: Option<usize>,
    /// When it was sent.
    pub started_at: Option<OffsetDateTime>,
    /// How long it took.
    pub duration: Option<Duration>,
    /// Rows it reported.
    pub rows: Option<u64>,
    /// The server's error.
    pub error: Option<PgError>,
    /// The differences it settles, before and after in words.
    pub differences: Vec<String>,
    /// What was healed.
    pub heals: Vec<Heal>,
    /// The group of statements it was sent with, counted from 1; none where it was sent alone.
    pub window: Option<Window>,
    /// How often it failed before, and what was done about it.
    pub attempts: Vec<Attempt>,
}

impl StatementReport {
    /// File and line, of a statement of a file.
    pub fn place(&self) -> Option<String> {
        Some(format!("{}:{}", self.file.as_ref()?, self.line?))
    }
}

/// Statements that are committed together, with what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentReport {
    /// Names of its phases.
    pub phases: Vec<String>,
    /// What it is for.
    pub part: Part,
    /// It is one statement outside a transaction.
    pub autocommit: bool,
    /// Indexes into the report's statements, in the order in which they are sent.
    pub statements: Vec<usize>,
    /// What became of it: done, skipped, failed and taken back, in doubt, or not run.
    pub status: StatementStatus,
}

/// Statements that were on their way at once. No time is known of a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its number in the deployment, from 1.
    pub number: usize,
    /// From the first sending to the last answer.
    pub duration: Duration,
}

/// A failure that was expected to pass.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The rule that answers for it.
    pub rule: &'static Rule,
    /// What the server said.
    pub error: PgError,
    /// Sessions that hold locks on what the statement is about, in words.
    pub holders: Vec<String>,
    /// How long was waited before the next attempt.
    pub pause: Duration,
}

/// Counts over schema, data and maintenance statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Run as written.
    pub executed: usize,
    /// Replaced by additive changes.
    pub converged: usize,
    /// Replaced by pending changes.
    pub replaced: usize,
    /// Found identical, or known as applied.
    pub skipped_identical: usize,
    /// Would have failed or hidden a difference.
    pub healed: usize,
    /// Need a flag.
    pub refused: usize,
    /// Differences nobody declared.
    pub drift: usize,
    /// Refused by the server.
    pub failed: usize,
}

/// The target without secrets.
#[derive(Clone, Debug)]
pub struct TargetInfo {
    /// Host.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Database.
    pub database: String,
    /// Role.
    pub user: String,
    /// Server version.
    pub server_version: String,
}

impl From<&ServerInfo> for TargetInfo {
    fn from(server: &ServerInfo) -> TargetInfo {
        TargetInfo {
            host: server.host.clone(),
            port: server.port,
            database: server.database.clone(),
            user: server.user.clone(),
            server_version: server.version.clone(),
        }
    }
}

/// Times and counts of a deploy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Metrics {
    /// Statements and queries sent while applying.
    pub round_trips: usize,
    /// Time on the private server.
    pub shadow: Duration,
    /// Time reading the live catalog.
    pub introspect: Duration,
    /// Time applying.
    pub apply: Duration,
    /// The longest transaction that changed something.
    pub longest_transaction: Duration,
}

/// Everything about a finished deploy.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id, the start as in the log file's name.
    pub id: String,
    /// Start.
    pub started_at: OffsetDateTime,
    /// Duration.
    pub duration: Duration,
    /// Commit of the declared files' checkout.
    pub git_commit: Option<String>,
    /// Where it went; none when no connection came about.
    pub target: Option<TargetInfo>,
    /// Names of the phases deployed.
    pub phases: Vec<String>,
    /// How it ended.
    pub status: Status,
    /// Exit code of the command.
    pub exit_code: i32,
    /// Statements in order.
    pub statements: Vec<StatementReport>,
    /// What is committed together, in order.
    pub segments: Vec<SegmentReport>,
    /// What there is to say.
    pub findings: Vec<Finding>,
    /// Counts.
    pub summary: Summary,
    /// Times.
    pub metrics: Metrics,
    /// Log file, when one was written.
    pub log_file: Option<PathBuf>,
}
