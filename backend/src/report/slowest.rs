//! The statements that took longest.

use super::deployment::Deployment;

/// How many are listed.
const LISTED: usize = 10;

/// A statement and its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// The deployment it ran in.
    pub deployment: String,
    /// File.
    pub file: Option<String>,
    /// Line.
    pub line: Option<u64>,
    /// As written, or what ran where no statement stands for the change.
    pub sql: String,
    /// Milliseconds.
    pub duration_ms: f64,
}

/// The slowest, the slowest first; each place once.
pub(super) fn slowest(these: &[Deployment]) -> Vec<Timed> {
    let timed = these.iter().flat_map(|deployment| {
        deployment.statements.iter().filter_map(|statement| {
            Some(Timed {
                deployment: deployment.id.clone(),
                file: statement.file.clone(),
                line: statement.line,
                sql: statement.sql.clone(),
                duration_ms: statement.duration_ms?,
            })
        })
    });
    let mut all: Vec<Timed> = timed.collect();
    all.sort_by(|a, b| b.duration_ms.total_cmp(&a.duration_ms));
    let mut listed: Vec<Timed> = Vec::new();
    for statement in all {
        if !listed.iter().any(|other| other.file == statement.file && other.sql == statement.sql) {
            listed.push(statement);
        }
        if listed.len() == LISTED {
            break;
        }
    }
    listed
}
