//! Lines of the plan.

use super::inputs::DeclaredStatement;
use super::outcome::ObjectDecision;
use super::summary::{Decision, PlannedStatement};
use crate::catalog::ObjectId;
use crate::drift::Step;

/// Nothing runs for it.
pub(super) fn skipped(index: usize, declared: &DeclaredStatement, decision: Decision) -> PlannedStatement {
    PlannedStatement { decision, ..line(index, declared, Vec::new(), None) }
}

pub(super) fn as_written(index: usize, declared: &DeclaredStatement) -> PlannedStatement {
    let text = declared.statement.text().to_owned();
    PlannedStatement { autocommit: declared.statement.autocommit, ..line(index, declared, vec![text], None) }
}

pub(super) fn line(
    index: usize,
    declared: &DeclaredStatement,
    sql: Vec<String>,
    object: Option<ObjectId>,
) -> PlannedStatement {
    PlannedStatement {
        index: Some(index),
        phase: declared.phase,
        decision: Decision::Execute,
        sql,
        touches: object.iter().cloned().collect(),
        object,
        clears: false,
        makes_room: false,
        heals: Vec::new(),
        differences: Vec::new(),
        autocommit: false,
    }
}

/// A statement runs again, since what it made was in the way of something else.
pub(super) fn made_again(index: usize, declared: &DeclaredStatement, decision: &ObjectDecision) -> PlannedStatement {
    let differences = decision.words.iter().map(|words| format!("{}: {words}", decision.id)).collect();
    let object = Some(decision.id.clone());
    PlannedStatement { decision: Decision::Replace, object, differences, ..as_written(index, declared) }
}

/// A statement runs as written, and then what else settles the objects it is about.
pub(super) fn again(
    index: usize,
    declared: &DeclaredStatement,
    remade: Option<&ObjectDecision>,
    steps: Vec<Step>,
) -> PlannedStatement {
    let written = |remade: &ObjectDecision| made_again(index, declared, remade);
    let mut planned = remade.map_or_else(|| as_written(index, declared), written);
    if let Some(first) = steps.first() {
        (planned.decision, planned.object) = (Decision::Replace, Some(first.object.clone()));
        planned.sql.extend(steps.into_iter().flat_map(|step| step.sql));
    }
    planned
}

/// Statements that stand for no declared one.
pub(super) fn generated(phase: usize, sql: Vec<String>, object: Option<ObjectId>) -> PlannedStatement {
    PlannedStatement {
        index: None,
        phase,
        decision: Decision::Replace,
        sql,
        touches: object.iter().cloned().collect(),
        object,
        clears: false,
        makes_room: false,
        heals: Vec::new(),
        differences: Vec::new(),
        autocommit: false,
    }
}
