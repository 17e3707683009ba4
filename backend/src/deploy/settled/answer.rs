//! A plan without anything to do, as it is kept.

use serde::{Deserialize, Serialize};

use crate::deploy::report::{StatementReport, StatementStatus, Summary};
use crate::plan::Decision;
use crate::sql::StatementClass;

/// What a deploy reports that finds nothing to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::deploy) struct Answer {
    statements: Vec<Line>,
    skipped: usize,
}

/// One statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    phase: String,
    file: Option<String>,
    line: Option<usize>,
    sql: String,
    hash: Option<String>,
    kind: String,
    class: String,
    object: Option<String>,
    decision: String,
}

const CLASSES: [StatementClass; 6] = [
    StatementClass::Schema,
    StatementClass::Session,
    StatementClass::Data,
    StatementClass::Maintenance,
    StatementClass::Cluster,
    StatementClass::Transaction,
];

/// Settings and marks of transactions run, and matter to nobody where nothing follows them.
const DECISIONS: [Decision; 4] =
    [Decision::Execute, Decision::SkipIdentical, Decision::SkipApplied, Decision::FoundApplied];

impl Answer {
    /// From the report of a plan.
    pub(in crate::deploy) fn of(statements: &[StatementReport], summary: &Summary) -> Answer {
        let line = |statement: &StatementReport| Line {
            phase: statement.phase.clone(),
            file: statement.file.clone(),
            line: statement.line,
            sql: statement.sql.clone(),
            hash: statement.hash.clone(),
            kind: statement.kind.clone(),
            class: statement.class.to_owned(),
            object: statement.object.clone(),
            decision: statement.decision.to_owned(),
        };
        Answer { statements: statements.iter().map(line).collect(), skipped: summary.skipped_identical }
    }

    /// The report again; `None` where it has words that this program does not know.
    pub(in crate::deploy) fn report(self) -> Option<(Vec<StatementReport>, Summary)> {
        let summary = Summary { skipped_identical: self.skipped, ..Summary::default() };
        Some((self.statements.into_iter().map(report).collect::<Option<_>>()?, summary))
    }
}

fn report(line: Line) -> Option<StatementReport> {
    Some(StatementReport {
        class: CLASSES.iter().map(|class| class.as_str()).find(|word| *word == line.class)?,
        decision: DECISIONS.iter().map(|decision| decision.as_str()).find(|word| *word == line.decision)?,
        phase: line.phase,
        file: line.file,
        line: line.line,
        sql: line.sql,
        executed_sql: Vec::new(),
        hash: line.hash,
        kind: line.kind,
        object: line.object,
        status: StatementStatus::Skipped,
        segment: None,
        started_at: None,
        duration: None,
        rows: None,
        error: None,
        differences: Vec::new(),
        heals: Vec::new(),
        window: None,
        attempts: Vec::new(),
    })
}
