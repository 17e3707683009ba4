//! A step: statements that belong together, and the steps they need.

use std::collections::BTreeSet;

use crate::catalog::model::{Kind, ObjectId};

/// Which part of an object a step makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// A view with the right columns and no rows, where the real one comes too late.
    Placeholder,
    /// The object.
    Whole,
    /// A default that uses what comes after the table.
    Default,
    /// Checks of a domain that use it.
    Constraints,
    /// The column a sequence is dropped with.
    OwnedBy,
    /// The tie to an index of the partitioned parent.
    Attach,
    /// The index that identifies rows to replicas.
    ReplicaIdentity,
    /// The rows of a materialized view.
    Rows,
}

/// When a step comes, among those that could come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rank {
    /// Others may need it.
    Definition,
    /// Ties what is there by then.
    Tie,
    /// Needs the indexes of another table.
    ForeignKey,
    /// Acts on rows or commands of others.
    Behaviour,
    /// Would act on what is made after it.
    Last,
    /// Fires for commands, so for every one after it.
    Fires,
}

/// Identity of a step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct StepKey {
    pub(super) object: ObjectId,
    pub(super) part: Part,
}

impl StepKey {
    /// The step that makes the object.
    pub(super) fn whole(object: &ObjectId) -> StepKey {
        StepKey { object: object.clone(), part: Part::Whole }
    }
}

/// Statements that belong together.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) key: StepKey,
    pub(super) rank: Rank,
    pub(super) needs: BTreeSet<StepKey>,
    pub(super) sql: Vec<String>,
    /// Statements of a placeholder, where one can stand in for the object.
    pub(super) placeholder: Option<String>,
}

impl Step {
    pub(super) fn new(object: &ObjectId, part: Part, sql: Vec<String>) -> Step {
        let rank = match (part, object.kind) {
            (Part::Default | Part::Constraints | Part::OwnedBy | Part::Attach, _) => Rank::Tie,
            (Part::ReplicaIdentity | Part::Rows, _) | (_, Kind::Rule | Kind::Trigger | Kind::Policy) => Rank::Behaviour,
            (_, Kind::Publication | Kind::PublicationTable | Kind::PublicationSchema) => Rank::Behaviour,
            (_, Kind::DefaultPrivileges) => Rank::Last,
            (_, Kind::EventTrigger) => Rank::Fires,
            _ => Rank::Definition,
        };
        let key = StepKey { object: object.clone(), part };
        Step { key, rank, needs: BTreeSet::new(), sql, placeholder: None }
    }

    pub(super) fn after(mut self, needs: impl IntoIterator<Item = StepKey>) -> Step {
        self.needs.extend(needs);
        self
    }

    /// Order among steps that could come next.
    pub(super) fn turn(&self) -> (Rank, Kind, &StepKey) {
        (self.rank, self.key.object.kind, &self.key)
    }
}
