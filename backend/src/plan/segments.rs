//! Cuts a plan into transactions.

use std::collections::{BTreeMap, BTreeSet};

use super::displace::Clearance;
use super::inputs::Inputs;
use super::summary::PlannedStatement;
use crate::sql::StatementClass;

/// How a segment runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// All in one transaction, proved before COMMIT.
    Transaction,
    /// One statement outside a transaction.
    Autocommit,
}

/// Statements that are committed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index of the phase.
    pub phase: usize,
    /// How it runs.
    pub kind: SegmentKind,
    /// Indexes into the plan's statements.
    pub statements: Vec<usize>,
}

/// One transaction per phase, cut where PostgreSQL or the file asks for it.
pub(super) fn cut(
    statements: &[PlannedStatement],
    inputs: &Inputs<'_>,
    clearances: &BTreeMap<usize, Clearance>,
) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open = false;
    let own = own_transactions(inputs);
    let mut before = None;
    for (at, planned) in statements.iter().enumerate() {
        // What was taken out of the way is made again before anybody sees that it is gone.
        let inside = clearances.get(&planned.phase).is_some_and(|clearance| clearance.spans(planned.index));
        if is_mark(planned, inputs) {
            open = open && inside;
            continue;
        }
        let alone = planned.autocommit && planned.decision.runs();
        let file = file_of(planned, inputs);
        let shares = inside || file == before || [file, before].iter().flatten().all(|file| !own.contains(file));
        before = file;
        let joins = open && !alone && shares && segments.last().is_some_and(|segment| segment.phase == planned.phase);
        match segments.last_mut() {
            Some(segment) if joins => segment.statements.push(at),
            _ => segments.push(Segment {
                phase: planned.phase,
                kind: if alone { SegmentKind::Autocommit } else { SegmentKind::Transaction },
                statements: vec![at],
            }),
        }
        open = !alone && !must_commit_after(statements, at);
    }
    segments
}

/// `BEGIN` and `COMMIT` in a file end the running segment.
fn is_mark(planned: &PlannedStatement, inputs: &Inputs<'_>) -> bool {
    let declared = planned.index.and_then(|index| inputs.statements.get(index));
    declared.is_some_and(|declared| declared.statement.class == StatementClass::Transaction)
}

/// A file of a phase.
type FileOf<'a> = (usize, &'a str);

/// Files that set something for their transaction, and must not share one with others.
fn own_transactions<'a>(inputs: &Inputs<'a>) -> BTreeSet<FileOf<'a>> {
    let is_setting = |kind: &str| matches!(kind, "set_constraints" | "set_transaction");
    let setting = inputs.statements.iter().filter(|declared| is_setting(&declared.statement.kind));
    setting.map(|declared| (declared.phase, declared.file.as_str())).collect()
}

fn file_of<'a>(planned: &PlannedStatement, inputs: &Inputs<'a>) -> Option<FileOf<'a>> {
    let declared = planned.index.and_then(|index| inputs.statements.get(index))?;
    Some((declared.phase, declared.file.as_str()))
}

/// A label added to an enum cannot be used before it is committed (55P04), up to 16 not even where the enum is new.
fn must_commit_after(statements: &[PlannedStatement], at: usize) -> bool {
    let planned = &statements[at];
    if !planned.decision.runs() {
        return false;
    }
    planned.sql.iter().filter_map(|sql| added_label(sql)).any(|label| {
        statements[at + 1..]
            .iter()
            .filter(|later| later.phase == planned.phase && later.decision.runs())
            .any(|later| later.sql.iter().any(|sql| sql.contains(&label) && added_label(sql).is_none()))
    })
}

/// Quoted label of `alter type … add value …`.
fn added_label(sql: &str) -> Option<String> {
    let lower = sql.to_lowercase();
    lower.trim_start().strip_prefix("alter type ")?;
    let add = lower.find("add value")?;
    let start = add + sql.get(add..)?.find('\'')?;
    let end = start + 1 + sql.get(start + 1..)?.find('\'')?;
    Some(sql.get(start..=end)?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::added_label;

    #[test]
    fn the_label_is_found_and_other_alterations_are_none() {
        let found = added_label("ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'Sad' BEFORE 'ok'");
        assert_eq!(found.as_deref(), Some("'Sad'"));
        assert_eq!(added_label("alter type mood rename value 'a' to 'b'"), None);
    }
}
