//! Cuts a plan into transactions.
//!
//! What does not exist yet is made in one transaction per phase; each change to what exists follows in a short one of its
//! own, so that no lock is held longer than its change takes. History files keep their order, and so does everything
//! where one transaction is asked for.

mod arrange;
mod behind;
mod in_order;
mod role;

use std::collections::BTreeMap;

use super::displace::Clearance;
use super::inputs::Inputs;
use super::outcome::ObjectDecision;
use super::summary::PlannedStatement;
use crate::catalog::ObjectId;
use crate::files::Style;

/// How a segment runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// All in one transaction, proved before COMMIT.
    Transaction,
    /// One statement outside a transaction.
    Autocommit,
}

/// What a segment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What does not exist yet, and what stands beside it in the files.
    New,
    /// A change to what exists, with what cannot be parted from it.
    Change,
    /// Statements in the order of their files.
    Ordered,
}

impl Part {
    /// The word used in plans and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::New => "new",
            Part::Change => "change",
            Part::Ordered => "ordered",
        }
    }
}

/// Statements that are committed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index of the phase of its first statement. Where one transaction was asked for, it may hold further phases.
    pub phase: usize,
    /// How it runs.
    pub kind: SegmentKind,
    /// What it is for.
    pub part: Part,
    /// Indexes into the plan's statements, in the order in which they are sent.
    pub statements: Vec<usize>,
    /// Phases that are done with it.
    pub ends: Vec<usize>,
}

impl Segment {
    fn new(phase: usize, kind: SegmentKind, part: Part, statements: Vec<usize>) -> Segment {
        Segment { phase, kind, part, statements, ends: Vec::new() }
    }
}

/// What the plan knows of its statements when it is cut.
#[derive(Clone, Copy)]
struct Material<'a> {
    statements: &'a [PlannedStatement],
    inputs: &'a Inputs<'a>,
    decisions: &'a BTreeMap<ObjectId, ObjectDecision>,
    clearances: &'a BTreeMap<usize, Clearance>,
}

/// The transactions of a plan, in order. The statements of a phase stand together.
pub(super) fn cut(
    statements: &[PlannedStatement],
    inputs: &Inputs<'_>,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
    clearances: &BTreeMap<usize, Clearance>,
) -> Vec<Segment> {
    let material = Material { statements, inputs, decisions, clearances };
    let mut segments = Vec::new();
    if inputs.options.atomic {
        segments = in_order::cut(material, 0..statements.len());
    } else {
        let mut start = 0;
        for phase in statements.chunk_by(|one, next| one.phase == next.phase) {
            let range = start..start + phase.len();
            start = range.end;
            segments.extend(match is_history(phase, inputs) {
                true => in_order::cut(material, range),
                false => arrange::cut(material, range),
            });
        }
    }
    note_ends(statements, &mut segments);
    segments
}

fn is_history(phase: &[PlannedStatement], inputs: &Inputs<'_>) -> bool {
    let declared = phase.iter().filter_map(|planned| inputs.statements.get(planned.index?));
    declared.into_iter().any(|declared| declared.style == Style::History)
}

fn note_ends(statements: &[PlannedStatement], segments: &mut [Segment]) {
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, segment) in segments.iter().enumerate() {
        last.extend(segment.statements.iter().map(|at| (statements[*at].phase, number)));
    }
    for (phase, number) in last {
        segments[number].ends.push(phase);
    }
}
