//! What a plan is made from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Object, ObjectId};
use crate::drift::Hazard;
use crate::files::Style;
use crate::heal::Detour;
use crate::sql::{Statement, mentions};

use super::attribution::Attribution;
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
    /// Put all that PostgreSQL allows into one transaction.
    pub atomic: bool,
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
    /// Indexes of the phases being deployed, also of those whose files hold no statement any more.
    pub selected: &'a BTreeSet<usize>,
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
