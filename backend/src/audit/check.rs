//! A check and what it answers.

use futures_util::future::BoxFuture;

use super::reader::ReadError;
use super::subject::Subject;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Reachability, latency, version, slots.
    Connection,
    /// Locks, transactions, cache, vacuum.
    Activity,
    /// Drift, pending changes, indexes, sequences.
    Schema,
    /// Row level security and privileges.
    Security,
    /// Deployments.
    Deployments,
}

/// Status of a check, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Good.
    Ok,
    /// Could not run, and says why; not a fault by itself.
    Skipped,
    /// Something to look at.
    Warning,
    /// Something is broken.
    Failed,
}

/// One fact a status rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What: `max_connections`, `public.jobs`.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Status.
    pub status: Status,
    /// The measured value, short: `17 of 100`; empty where nothing was measured.
    pub value: String,
    /// One sentence.
    pub message: String,
    /// What to do; none when there is nothing to do.
    pub fix: Option<String>,
    /// SQL or a command that does it.
    pub fix_sql: Option<String>,
    /// What the status rests on.
    pub evidence: Vec<Fact>,
}

impl Outcome {
    /// All is well.
    pub(super) fn ok(value: impl Into<String>, message: impl Into<String>) -> Outcome {
        Outcome::new(Status::Ok, value, message)
    }

    /// The check could not run.
    pub(super) fn skipped(message: impl Into<String>) -> Outcome {
        Outcome::new(Status::Skipped, "", message)
    }

    /// Something to look at.
    pub(super) fn warning(value: impl Into<String>, message: impl Into<String>) -> Outcome {
        Outcome::new(Status::Warning, value, message)
    }

    /// Something is broken.
    pub(super) fn failed(value: impl Into<String>, message: impl Into<String>) -> Outcome {
        Outcome::new(Status::Failed, value, message)
    }

    /// With a status that was computed.
    pub(super) fn new(status: Status, value: impl Into<String>, message: impl Into<String>) -> Outcome {
        let (value, message) = (value.into(), message.into());
        Outcome { status, value, message, fix: None, fix_sql: None, evidence: Vec::new() }
    }

    /// Says what to do.
    pub(super) fn with_fix(mut self, fix: impl Into<String>) -> Outcome {
        self.fix = Some(fix.into());
        self
    }

    /// Gives the statements or the command that do it.
    pub(super) fn with_fix_sql(mut self, sql: impl Into<String>) -> Outcome {
        self.fix_sql = Some(sql.into());
        self
    }

    /// Adds a fact.
    pub(super) fn with_fact(mut self, name: impl Into<String>, value: impl Into<String>) -> Outcome {
        self.evidence.push(Fact { name: name.into(), value: value.into() });
        self
    }

    /// Adds facts.
    pub(super) fn with_facts(mut self, facts: impl IntoIterator<Item = (String, String)>) -> Outcome {
        self.evidence.extend(facts.into_iter().map(|(name, value)| Fact { name, value }));
        self
    }
}

/// The future of a check.
pub(super) type CheckFuture<'a> = BoxFuture<'a, Result<Outcome, ReadError>>;

/// One check.
#[derive(Debug)]
pub struct Check {
    /// Stable kebab-case code: `database-reachable`.
    pub code: &'static str,
    /// Title: `Database reachable`.
    pub title: &'static str,
    /// Group.
    pub group: Group,
    pub(super) run: for<'a> fn(&'a Subject<'a>) -> CheckFuture<'a>,
}

/// `1 table`, `2 tables`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A number of seconds as people say it: `8 s`, `5 min`, `3 h`, `2 d`.
pub(super) fn seconds_in_words(seconds: i64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}
