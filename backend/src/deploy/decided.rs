//! What a plan is made from, and is carried out with.

use std::collections::BTreeSet;

use super::journal::Journal;
use super::migrations_table::MigrationsTable;
use crate::catalog::{Catalog, Stamp};
use crate::files::PlatformKind;
use crate::heal::UserRule;
use crate::plan::{DeclaredStatement, Evidence, Inputs, Options, Plan};
use crate::shadow::Elaboration;
use crate::sql::StatementClass;

/// Everything decided, before anything is sent.
pub(super) struct Decided {
    pub(super) statements: Vec<DeclaredStatement>,
    pub(super) phase_names: Vec<String>,
    pub(super) selected: BTreeSet<usize>,
    pub(super) elaboration: Elaboration,
    pub(super) have: Catalog,
    /// Of the catalogs that `have` was read from.
    pub(super) stamp: Stamp,
    pub(super) journal: Journal,
    pub(super) migrations: MigrationsTable,
    pub(super) evidence: Evidence,
    pub(super) options: Options,
    pub(super) platform: PlatformKind,
    pub(super) heal_rules: Vec<UserRule>,
}

impl Decided {
    /// Whether a plan sends anything but settings of its session.
    pub(super) fn changes_anything(&self, plan: &Plan) -> bool {
        plan.changes_anything(|index| {
            self.statements.get(index).is_some_and(|declared| declared.statement.class == StatementClass::Session)
        })
    }

    /// The inputs of the plan.
    pub(super) fn inputs(&self) -> Inputs<'_> {
        Inputs {
            statements: &self.statements,
            phases: &self.phase_names,
            selected: &self.selected,
            want: &self.elaboration.declared,
            full: &self.elaboration.full,
            initial: &self.elaboration.initial,
            have: &self.have,
            base: &self.journal.base,
            attribution: &self.elaboration.attribution,
            evidence: &self.evidence,
            options: &self.options,
        }
    }
}
