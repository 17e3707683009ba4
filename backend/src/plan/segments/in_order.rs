//! Statements in the order of their files.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Material, Part, Segment, SegmentKind};
use crate::plan::inputs::Inputs;
use crate::plan::summary::PlannedStatement;
use crate::sql::{StatementClass, added_label};

/// Transactions in the order of the files: one per phase, or one for all phases where that is asked for; cut where
/// PostgreSQL or the file asks for it.
pub(super) fn cut(material: Material<'_>, range: Range<usize>) -> Vec<Segment> {
    let Material { statements, inputs, clearances, .. } = material;
    let atomic = inputs.options.atomic;
    let mut segments: Vec<Segment> = Vec::new();
    let mut open = false;
    let own = own_transactions(inputs);
    let mut before = None;
    for at in range {
        let planned = &statements[at];
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
        let same = |segment: &Segment| atomic || segment.phase == planned.phase;
        let joins = open && !alone && shares && segments.last().is_some_and(same);
        let kind = if alone { SegmentKind::Autocommit } else { SegmentKind::Transaction };
        match segments.last_mut() {
            Some(segment) if joins => segment.statements.push(at),
            _ => segments.push(Segment::new(planned.phase, kind, Part::Ordered, vec![at])),
        }
        open = !alone && !must_commit_after(material, at);
    }
    segments
}

/// `BEGIN` and `COMMIT` in a file end the running segment.
pub(super) fn is_mark(planned: &PlannedStatement, inputs: &Inputs<'_>) -> bool {
    let declared = planned.index.and_then(|index| inputs.statements.get(index));
    declared.is_some_and(|declared| declared.statement.class == StatementClass::Transaction)
}

/// A file of a phase.
pub(super) type FileOf<'a> = (usize, &'a str);

/// Files that set something for their transaction, and must not share one with others.
pub(super) fn own_transactions<'a>(inputs: &Inputs<'a>) -> BTreeSet<FileOf<'a>> {
    let is_setting = |kind: &str| matches!(kind, "set_constraints" | "set_transaction");
    let setting = inputs.statements.iter().filter(|declared| is_setting(&declared.statement.kind));
    setting.map(|declared| (declared.phase, declared.file.as_str())).collect()
}

pub(super) fn file_of<'a>(planned: &PlannedStatement, inputs: &Inputs<'a>) -> Option<FileOf<'a>> {
    let declared = planned.index.and_then(|index| inputs.statements.get(index))?;
    Some((declared.phase, declared.file.as_str()))
}

/// A label added to an enum cannot be used before it is committed (55P04), up to 16 not even where the enum is new.
pub(super) fn must_commit_after(material: Material<'_>, at: usize) -> bool {
    let Material { statements, inputs, .. } = material;
    let planned = &statements[at];
    if !planned.decision.runs() {
        return false;
    }
    let is_near = |later: &&PlannedStatement| inputs.options.atomic || later.phase == planned.phase;
    planned.sql.iter().filter_map(|sql| added_label(sql)).any(|label| {
        let later = statements[at + 1..].iter().filter(is_near).filter(|later| later.decision.runs());
        later.flat_map(|later| &later.sql).any(|sql| sql.contains(&label) && added_label(sql).is_none())
    })
}
