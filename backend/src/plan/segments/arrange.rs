//! A state phase: what is new in one transaction, then each change in its own.
//!
//! Dependencies win. What may need a change waits for it; statements about rows stay behind everything before them and
//! before everything after them; what is taken out of the way is put back in the same transaction.

use std::collections::BTreeSet;
use std::ops::Range;

use super::behind::Behind;
use super::in_order::{FileOf, file_of, own_transactions};
use super::role::{Role, guarded, role};
use super::{Material, Part, Segment, SegmentKind};
use crate::catalog::ObjectId;

/// The segments of one phase.
pub(super) fn cut(material: Material<'_>, range: Range<usize>) -> Vec<Segment> {
    let own = own_transactions(material.inputs);
    let mut arranged = Arranged::new(material, own);
    for at in range {
        arranged.place(at);
    }
    arranged.end_stage();
    arranged.segments
}

/// Statements that are committed together, behind what is new.
struct Group {
    segment: Segment,
    /// The relation it changes the guards of, and nothing else.
    guards: Option<ObjectId>,
    /// It holds new objects that wait for a change.
    waits: bool,
}

/// What is out of the way at the moment.
#[derive(Default)]
struct Block {
    statements: Vec<usize>,
    /// Statements outside a transaction that stand in it: they follow.
    alone: Vec<usize>,
    /// It holds rows, so that nothing behind them may go before.
    is_fixed: bool,
}

struct Arranged<'a> {
    material: Material<'a>,
    /// Files with transactions of their own.
    own: BTreeSet<FileOf<'a>>,
    segments: Vec<Segment>,
    /// What is new in this stage.
    new: Vec<usize>,
    /// What follows it.
    rest: Vec<Group>,
    behind: Behind,
    block: Option<Block>,
    /// Settings that wait for a statement of their file.
    settings: Vec<usize>,
    /// The file whose statements stay together as they are: between `BEGIN` and `COMMIT`, or all of them.
    kept: Option<FileOf<'a>>,
    is_in_pair: bool,
}

impl<'a> Arranged<'a> {
    fn new(material: Material<'a>, own: BTreeSet<FileOf<'a>>) -> Arranged<'a> {
        Arranged {
            material,
            own,
            segments: Vec::new(),
            new: Vec::new(),
            rest: Vec::new(),
            behind: Behind::default(),
            block: None,
            settings: Vec::new(),
            kept: None,
            is_in_pair: false,
        }
    }

    fn place(&mut self, at: usize) {
        let planned = &self.material.statements[at];
        let role = role(self.material, at);
        self.follow_block(at);
        if role == Role::Mark && self.block.is_none() {
            self.is_in_pair = !self.is_in_pair;
        }
        let file = file_of(planned, self.material.inputs);
        let kept = file.filter(|file| self.is_in_pair || self.own.contains(file));
        if (kept != self.kept || role == Role::Mark) && self.block.is_none() {
            self.end_stage();
            self.kept = kept;
        }
        match role {
            Role::Mark => {}
            Role::Setting => self.settings.push(at),
            Role::Idle => self.new.push(at),
            Role::Alone => self.place_alone(at),
            _ if self.block.is_some() => self.place_in_block(at, role),
            _ if self.kept.is_some() => self.push_new(at),
            Role::Fixed | Role::Committed => self.place_fixed(at, role),
            Role::New if self.behind.holds(self.material, planned) => self.place_waiting(at),
            Role::New => self.push_new(at),
            Role::Change => self.place_change(at),
        }
    }

    /// Opens and closes what is out of the way.
    fn follow_block(&mut self, at: usize) {
        let planned = &self.material.statements[at];
        let clearance = self.material.clearances.get(&planned.phase);
        let inside = clearance.is_some_and(|clearance| {
            planned.clears
                || clearance.spans(planned.index) && self.block.is_some()
                || planned.index.is_some() && planned.index == clearance.first && self.block.is_some()
        });
        if inside {
            self.block.get_or_insert_default();
        } else {
            self.close_block();
        }
    }

    fn close_block(&mut self) {
        let Some(block) = self.block.take() else { return };
        self.push_group(block.statements, None);
        for at in block.alone {
            self.place_alone(at);
        }
    }

    fn place_in_block(&mut self, at: usize, role: Role) {
        let planned = &self.material.statements[at];
        let is_fixed = self.block.as_ref().is_some_and(|block| block.is_fixed);
        if role == Role::New && !is_fixed && !self.behind.holds(self.material, planned) {
            return self.push_new(at);
        }
        let earlier = guarded(self.material, planned).map(|relation| self.take_guards(&relation)).unwrap_or_default();
        let settings = self.settings_for(at);
        self.behind.add(self.material, planned);
        if let Some(block) = &mut self.block {
            block.statements.splice(0..0, earlier);
            block.statements.extend(settings);
            block.statements.push(at);
            block.is_fixed |= matches!(role, Role::Fixed | Role::Committed);
        }
    }

    fn place_alone(&mut self, at: usize) {
        if let Some(block) = &mut self.block {
            block.alone.push(at);
            return;
        }
        let planned = &self.material.statements[at];
        let class =
            planned.index.and_then(|index| self.material.inputs.statements.get(index)).map(|d| d.statement.class);
        let is_schema = class == Some(crate::sql::StatementClass::Schema);
        if !is_schema || self.kept.is_some() {
            self.end_stage();
        }
        self.behind.add(self.material, planned);
        let segment = Segment::new(planned.phase, SegmentKind::Autocommit, Part::Change, vec![at]);
        self.rest.push(Group { segment, guards: None, waits: false });
        if !is_schema || self.kept.is_some() {
            self.end_stage();
        }
    }

    fn place_fixed(&mut self, at: usize, role: Role) {
        if !self.rest.is_empty() {
            let settings = std::mem::take(&mut self.settings);
            self.end_stage();
            self.settings = settings;
        }
        self.push_new(at);
        if role == Role::Committed {
            self.end_stage();
        }
    }

    /// What is new and needs a change joins the others that do.
    fn place_waiting(&mut self, at: usize) {
        let settings = self.settings_for(at);
        self.behind.add(self.material, &self.material.statements[at]);
        match self.rest.last_mut().filter(|group| group.waits) {
            Some(group) => {
                group.segment.statements.extend(settings);
                group.segment.statements.push(at);
            }
            None => {
                self.push_group(settings.into_iter().chain([at]).collect(), None);
                if let Some(group) = self.rest.last_mut() {
                    group.waits = true;
                    group.segment.part = Part::New;
                }
            }
        }
    }

    fn place_change(&mut self, at: usize) {
        let planned = &self.material.statements[at];
        let guards = guarded(self.material, planned);
        let mut statements = guards.as_ref().map(|relation| self.take_guards(relation)).unwrap_or_default();
        statements.extend(self.settings_for(at));
        statements.push(at);
        self.behind.add(self.material, planned);
        self.push_group(statements, guards);
    }

    /// Changes to the guards of a relation are made together, where the last of them stands.
    fn take_guards(&mut self, relation: &ObjectId) -> Vec<usize> {
        let known = self.rest.iter().position(|group| group.guards.as_ref() == Some(relation));
        known.map(|known| self.rest.remove(known).segment.statements).unwrap_or_default()
    }

    fn push_new(&mut self, at: usize) {
        let settings = self.settings_for(at);
        self.new.extend(settings);
        self.new.push(at);
    }

    fn push_group(&mut self, statements: Vec<usize>, guards: Option<ObjectId>) {
        let Some(first) = statements.first() else { return };
        let phase = self.material.statements[*first].phase;
        let segment = Segment::new(phase, SegmentKind::Transaction, Part::Change, statements);
        self.rest.push(Group { segment, guards, waits: false });
    }

    /// Settings of the statement's file that nobody has taken along yet.
    fn settings_for(&mut self, at: usize) -> Vec<usize> {
        let file = |at: usize| file_of(&self.material.statements[at], self.material.inputs);
        let here = file(at);
        let (taken, left) = std::mem::take(&mut self.settings).into_iter().partition(|setting| file(*setting) == here);
        self.settings = left;
        taken
    }

    /// Everything so far is committed before anything that follows.
    fn end_stage(&mut self) {
        self.close_block();
        self.new.append(&mut self.settings);
        self.behind.clear();
        if let Some(first) = self.new.first() {
            let phase = self.material.statements[*first].phase;
            let statements = std::mem::take(&mut self.new);
            self.segments.push(Segment::new(phase, SegmentKind::Transaction, Part::New, statements));
        }
        self.segments.extend(self.rest.drain(..).map(|group| group.segment));
    }
}
