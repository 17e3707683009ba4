//! What a statement of a state phase is, as far as transactions are concerned.

use std::collections::BTreeSet;

use super::Material;
use super::in_order::{is_mark, must_commit_after};
use crate::catalog::{Kind, Object, ObjectId};
use crate::plan::outcome::Outcome;
use crate::plan::summary::PlannedStatement;
use crate::sql::StatementClass;

/// The part a statement plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is sent.
    Idle,
    /// A session setting.
    Setting,
    /// `BEGIN` or `COMMIT` of the file.
    Mark,
    /// It makes what does not exist yet, or replaces what holds no rows and locks no relation.
    New,
    /// It changes a relation or a type that exists.
    Change,
    /// It cannot run in a transaction.
    Alone,
    /// Rows, or an effect nobody knows: it stays where it is, and everything before it before it.
    Fixed,
    /// The same, and what follows needs it committed.
    Committed,
}

/// The role of a statement.
pub(super) fn role(material: Material<'_>, at: usize) -> Role {
    let planned = &material.statements[at];
    if is_mark(planned, material.inputs) {
        return Role::Mark;
    }
    if !planned.decision.runs() {
        return Role::Idle;
    }
    let Some(declared) = planned.index.and_then(|index| material.inputs.statements.get(index)) else {
        // Nobody may see the name without anything behind it.
        return if planned.makes_room { Role::New } else { Role::Change };
    };
    if planned.autocommit {
        return Role::Alone;
    }
    let statement = &declared.statement;
    match statement.class {
        StatementClass::Session => return Role::Setting,
        StatementClass::Schema if !acts_on_others(&statement.kind) => {}
        _ => return Role::Fixed,
    }
    let objects = objects(material, planned);
    let is_live = |id: &&ObjectId| live_relation(material, id).is_some();
    if !objects.is_empty() && (!statement.drops.is_empty() || objects.iter().any(is_live)) {
        return Role::Change;
    }
    // A label of another phase's enum is nobody's change here, and is not to be used before it is committed all the same.
    match (must_commit_after(material, at), objects.is_empty()) {
        (true, _) => Role::Committed,
        (false, true) => Role::Fixed,
        (false, false) => Role::New,
    }
}

/// Commands after which others do something else.
fn acts_on_others(kind: &str) -> bool {
    matches!(kind, "do" | "alter_default_privileges" | "create_event_trigger" | "alter_event_trigger")
}

/// What a statement makes or changes.
pub(super) fn objects<'a>(material: Material<'a>, planned: &'a PlannedStatement) -> BTreeSet<&'a ObjectId> {
    let is_made = |id: &&ObjectId| matches!(material.decisions.get(*id), Some(d) if d.outcome == Outcome::Create);
    let concerned = planned.index.map(|index| material.inputs.attribution.concerned_by(index)).unwrap_or_default();
    concerned.into_iter().filter(is_made).chain(&planned.touches).collect()
}

/// The live relation that a change of an object locks; a live type with its rows counts as one.
pub(super) fn live_relation(material: Material<'_>, id: &ObjectId) -> Option<ObjectId> {
    let inputs = material.inputs;
    let object = || inputs.full.get(id).or_else(|| inputs.have.get(id));
    let relation = match id.kind {
        Kind::Table | Kind::View | Kind::Sequence => Some(id.clone()),
        Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType => Some(id.clone()),
        Kind::Index | Kind::Statistics => object().and_then(indexed),
        _ => id.parent_table(),
    }?;
    let view = ObjectId { kind: Kind::View, ..relation.clone() };
    [relation, view].into_iter().find(|relation| inputs.have.get(relation).is_some())
}

fn indexed(object: &Object) -> Option<ObjectId> {
    object.needs.iter().find(|id| matches!(id.kind, Kind::Table | Kind::View)).cloned()
}

/// The relation whose guards a statement changes: policies, triggers, rules, privileges. Nobody may see it with half of
/// them, and nothing else needs them.
pub(super) fn guarded(material: Material<'_>, planned: &PlannedStatement) -> Option<ObjectId> {
    let declared = planned.index.and_then(|index| material.inputs.statements.get(index));
    let kind = declared.map(|declared| declared.statement.kind.as_str());
    let is_guard = |id: &ObjectId| matches!(id.kind, Kind::Policy | Kind::Trigger | Kind::Rule);
    let objects = objects(material, planned);
    let by_kind = matches!(kind, Some("grant" | "revoke" | "comment_on"));
    if !by_kind && !objects.iter().all(|id| is_guard(id)) {
        return None;
    }
    let relations: BTreeSet<ObjectId> = objects.into_iter().filter_map(|id| live_relation(material, id)).collect();
    let mut relations = relations.into_iter();
    relations.next().filter(|_| relations.next().is_none())
}
