//! What a plan is made from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Object, ObjectId};
use crate::drift::Hazard;
use crate::files::Style;
use crate::heal::Detour;
use crate::sql::{Statement, mentions};

use super::position::{Place, Position};

/// One statement of the declared files with its place among them.
#[derive(Clone, Debug)]
pub struct DeclaredStatement {
    /// Index of its phase.
    pub phase: usize,
    /// How its phase is meant.
    pub style: Style,
    /// Its file's name in the journal.
    pub file: String,
    /// Whether this deployment deploys its phase.
    pub in_scope: bool,
    /// Whether it is the last statement of its file.
    pub ends_file: bool,
    /// The statement.
    pub statement: Statement,
}

/// Which statement made or touched which object, as seen on the shadow.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Noted", into = "Noted")]
pub struct Attribution {
    touched: Vec<BTreeSet<ObjectId>>,
    written: BTreeMap<ObjectId, usize>,
    written_at: BTreeMap<usize, BTreeSet<ObjectId>>,
    concerns: BTreeMap<ObjectId, BTreeSet<usize>>,
    transient: BTreeMap<usize, BTreeSet<ObjectId>>,
    unproved: BTreeSet<usize>,
}

/// An attribution as it is written down.
#[derive(Serialize, Deserialize)]
struct Noted {
    touched: Vec<BTreeSet<ObjectId>>,
    written: Vec<(ObjectId, usize)>,
    transient: Vec<(usize, BTreeSet<ObjectId>)>,
    unproved: BTreeSet<usize>,
}

impl From<Noted> for Attribution {
    fn from(noted: Noted) -> Attribution {
        let written = noted.written.into_iter().collect();
        let transient = noted.transient.into_iter().collect();
        Attribution::new(noted.touched, written, transient).with_unproved(noted.unproved)
    }
}

impl From<Attribution> for Noted {
    fn from(known: Attribution) -> Noted {
        Noted {
            touched: known.touched,
            written: known.written.into_iter().collect(),
            transient: known.transient.into_iter().collect(),
            unproved: known.unproved,
        }
    }
}

impl Attribution {
    /// From what each statement touched, the statement that wrote each object last, and the statements whose objects
    /// are gone at the end, with those that were made again under the same name.
    pub fn new(
        touched: Vec<BTreeSet<ObjectId>>,
        written: BTreeMap<ObjectId, usize>,
        transient: BTreeMap<usize, BTreeSet<ObjectId>>,
    ) -> Attribution {
        let mut written_at: BTreeMap<usize, BTreeSet<ObjectId>> = BTreeMap::new();
        let mut concerns: BTreeMap<ObjectId, BTreeSet<usize>> = BTreeMap::new();
        for (id, at) in &written {
            written_at.entry(*at).or_default().insert(id.clone());
            concerns.entry(id.clone()).or_default().insert(*at);
        }
        for (at, ids) in touched.iter().enumerate() {
            for id in ids {
                concerns.entry(id.clone()).or_default().insert(at);
            }
        }
        Attribution { touched, written, written_at, concerns, transient, unproved: BTreeSet::new() }
    }

    /// The same with the statements that could not be tried: what they declare is not known.
    pub fn with_unproved(self, unproved: BTreeSet<usize>) -> Attribution {
        Attribution { unproved, ..self }
    }

    /// The same with other names for some objects.
    pub fn renamed(self, names: &BTreeMap<ObjectId, ObjectId>) -> Attribution {
        let new = |id: ObjectId| names.get(&id).cloned().unwrap_or(id);
        let all = |ids: BTreeSet<ObjectId>| ids.into_iter().map(new).collect();
        let touched = self.touched.into_iter().map(all).collect();
        let written = self.written.into_iter().map(|(id, at)| (new(id), at)).collect();
        let transient = self.transient.into_iter().map(|(at, ids)| (at, all(ids))).collect();
        Attribution::new(touched, written, transient).with_unproved(self.unproved)
    }

    /// Statements that could not be tried.
    pub fn unproved(&self) -> &BTreeSet<usize> {
        &self.unproved
    }

    /// Objects the commands of a statement were about.
    pub fn touched_by(&self, statement: usize) -> impl Iterator<Item = &ObjectId> {
        self.touched.get(statement).into_iter().flatten()
    }

    /// Objects a statement wrote last.
    pub fn written_by(&self, statement: usize) -> impl Iterator<Item = &ObjectId> {
        self.written_at.get(&statement).into_iter().flatten()
    }

    /// Objects a statement touched or wrote last.
    pub fn concerned_by(&self, statement: usize) -> BTreeSet<&ObjectId> {
        self.touched_by(statement).chain(self.written_by(statement)).collect()
    }

    /// The statement that wrote an object last.
    pub fn writer_of(&self, id: &ObjectId) -> Option<usize> {
        self.written.get(id).copied()
    }

    /// Statements that concerned an object, in order.
    pub fn concerns(&self, id: &ObjectId) -> impl DoubleEndedIterator<Item = usize> {
        self.concerns.get(id).into_iter().flatten().copied()
    }

    /// The last statement that concerned the object.
    pub fn last_concern(&self, id: &ObjectId) -> Option<usize> {
        self.concerns(id).next_back()
    }

    /// The first statement that concerned the object.
    pub fn first_concern(&self, id: &ObjectId) -> Option<usize> {
        self.concerns(id).next()
    }

    /// For a statement that made or dropped something that is gone at the end: the declared objects that were made again
    /// under its name, if any.
    pub fn transient(&self, statement: usize) -> Option<&BTreeSet<ObjectId>> {
        self.transient.get(&statement)
    }
}

/// An object as the last successful deployment left it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BaseObject {
    /// Phase that declared it.
    pub phase: String,
    /// The object.
    pub object: Object,
}

/// What the last successful deployments left.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// Objects by identity.
    pub objects: BTreeMap<ObjectId, BaseObject>,
}

impl Base {
    /// An object by identity.
    pub fn get(&self, id: &ObjectId) -> Option<&Object> {
        self.objects.get(id).map(|entry| &entry.object)
    }
}

/// Key of an applied statement: file, token hash, ordinal among equal texts.
pub type AppliedKey = (String, String, u32);

/// How far healing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HealLevel {
    /// Statements run as written and fail as they would.
    Off,
    /// What is already there and identical is skipped.
    Identical,
    /// Missing parts that lose nothing are added, too.
    Additive,
}

/// What the person allowed.
#[derive(Clone, Debug)]
pub struct Options {
    /// How far healing goes.
    pub heal: HealLevel,
    /// Hazards accepted by name.
    pub allowed: BTreeSet<Hazard>,
    /// Put back what was changed behind our back.
    pub converge_drift: bool,
    /// Run data statements on a database this journal did not build.
    pub run_data: bool,
}

/// Facts read from the target beside its catalog.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Tables among the probed ones that hold at least one row.
    pub nonempty: BTreeSet<ObjectId>,
    /// The journal recorded that this database was built by deployments from nothing.
    pub built_by_journal: bool,
    /// The journal holds at least one deployment.
    pub has_journal: bool,
    /// Statements the journal knows as done.
    pub applied: BTreeSet<AppliedKey>,
    /// Applied statements of history files in their order, by file.
    pub applied_files: BTreeMap<String, Vec<(String, u32)>>,
    /// Where the database stands in the history phases that the journal does not know.
    pub positions: Vec<Position>,
    /// Statements that the private server took only in another way than written.
    pub detours: Vec<Detour>,
}

/// Everything a plan is made from.
pub struct Inputs<'a> {
    /// All statements of the elaborated phases in order.
    pub statements: &'a [DeclaredStatement],
    /// Names of all phases, by index.
    pub phases: &'a [String],
    /// What the files declare.
    pub want: &'a Catalog,
    /// Everything the shadow holds, the platform included.
    pub full: &'a Catalog,
    /// What the shadow held before the first statement: what an untouched database of this platform looks like.
    pub initial: &'a Catalog,
    /// The live catalog.
    pub have: &'a Catalog,
    /// What was left by the last deployments.
    pub base: &'a Base,
    /// Which statement made what.
    pub attribution: &'a Attribution,
    /// Further facts.
    pub evidence: &'a Evidence,
    /// What the person allowed.
    pub options: &'a Options,
}

impl Inputs<'_> {
    /// The phase an object is declared in, by the first statement that concerns it.
    pub fn phase_of(&self, id: &ObjectId) -> Option<usize> {
        let first = self.attribution.first_concern(id)?;
        self.statements.get(first).map(|declared| declared.phase)
    }

    /// Whether this deployment deploys the phase an object is declared in.
    pub fn is_in_scope(&self, id: &ObjectId) -> bool {
        let concern = self.attribution.first_concern(id);
        concern.and_then(|index| self.statements.get(index)).is_none_or(|declared| declared.in_scope)
    }

    /// How the phase an object is declared in is meant.
    pub fn style_of(&self, id: &ObjectId) -> Option<Style> {
        let first = self.attribution.first_concern(id)?;
        self.statements.get(first).map(|declared| declared.style)
    }

    /// Whether the database was, or is now being, built from nothing by deployments.
    pub fn builds(&self) -> bool {
        if self.evidence.has_journal {
            return self.evidence.built_by_journal;
        }
        use crate::catalog::Kind;
        let is_found = |position: &Position| matches!(position.place, Place::After(applied) if applied > 0);
        !self.evidence.positions.iter().any(is_found)
            && !self.want.objects.keys().any(|id| {
                let ambient = matches!(id.kind, Kind::Schema | Kind::Extension | Kind::DefaultPrivileges);
                !ambient && self.have.get(id).is_some()
            })
    }

    /// Whether the live state says that a statement of a history file is done.
    pub fn is_found(&self, index: usize) -> bool {
        let phase = self.statements.get(index).map(|declared| declared.phase);
        self.evidence
            .positions
            .iter()
            .filter(|position| Some(position.phase) == phase)
            .any(|position| matches!(position.place, Place::After(applied) if index < position.end(applied)))
    }

    /// Whether a statement that could not be tried speaks of the object: then nobody knows that it is not declared.
    pub fn may_be_declared(&self, id: &ObjectId) -> bool {
        let bare = id.name.split('(').next().unwrap_or_default();
        let untried = self.attribution.unproved().iter().filter_map(|index| self.statements.get(*index));
        untried.into_iter().any(|declared| mentions(declared.statement.text(), bare))
    }

    /// Whether the journal knows the statement as done.
    pub fn is_applied(&self, declared: &DeclaredStatement) -> bool {
        let statement = &declared.statement;
        self.evidence.applied.contains(&(declared.file.clone(), statement.hash.clone(), statement.ordinal))
    }
}
