//! Where generated changes run among the statements.

use std::collections::BTreeMap;

use super::inputs::{DeclaredStatement, Inputs};
use super::labels::placed_labels;
use super::outcome::{ObjectDecision, Outcome};
use crate::catalog::{Kind, ObjectId};
use crate::drift::{Nature, Step};
use crate::files::Style;
use crate::sql::mentions;

/// Steps of changed objects by the statement they run in place of.
pub(super) fn anchor_steps(
    inputs: &Inputs<'_>,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
) -> BTreeMap<Option<usize>, Vec<Step>> {
    let mut anchored: BTreeMap<Option<usize>, Vec<Step>> = BTreeMap::new();
    for decision in decisions.values().filter(|decision| decision.is_live) {
        if !matches!(decision.outcome, Outcome::Converge | Outcome::Replace) {
            continue;
        }
        let adds_labels =
            |step: &&Step| step.nature == Nature::Additive && step.parts.iter().all(|part| part == "labels");
        if decision.steps.iter().any(|step| adds_labels(&step) && !step.sql.is_empty()) {
            for (at, step) in placed_labels(inputs, &decision.id) {
                if inputs.statements.get(at).is_some_and(|declared| declared.style != Style::History) {
                    anchored.entry(Some(at)).or_default().push(step);
                }
            }
        }
        for step in decision.steps.iter().filter(|step| !step.sql.is_empty() && !adds_labels(step)) {
            let anchor = anchor(inputs, &decision.id, step);
            let style = anchor.and_then(|index| inputs.statements.get(index)).map(|declared| declared.style);
            if style != Some(Style::History) {
                anchored.entry(anchor).or_default().push(step.clone());
            }
        }
    }
    anchored
}

/// Where a step runs: at the statement that defined the object last; privileges and comments at the statement that
/// gave them, defaults after everything that was done to their table, since they may use what came later.
fn anchor(inputs: &Inputs<'_>, id: &ObjectId, step: &Step) -> Option<usize> {
    inputs.want.get(id)?;
    let table = || id.parent_table().and_then(|table| last_definition(inputs, &table));
    let all = |is: fn(&str) -> bool| step.parts.iter().all(|part| is(part));
    let index = if all(|part| part.starts_with("grant ")) {
        last_of_kinds(inputs, id, &["grant", "revoke"])
    } else if all(|part| part == "comment") {
        last_of_kinds(inputs, id, &["comment_on"])
    } else if all(|part| part == "default") {
        last_definition(inputs, id).max(table())
    } else {
        None
    };
    index.or_else(|| definition(inputs, id)).or_else(|| inputs.attribution.last_concern(id)).or_else(table)
}

/// The statement that defined an object last. A column with privileges is written last by those; then it is the first
/// statement about its table that names it.
pub(super) fn definition(inputs: &Inputs<'_>, id: &ObjectId) -> Option<usize> {
    last_definition(inputs, id).or_else(|| first_mention(inputs, id))
}

/// The first statement about the table of a column or constraint that names it.
pub(super) fn first_mention(inputs: &Inputs<'_>, id: &ObjectId) -> Option<usize> {
    let table = id.parent_table()?;
    let names = |at: &usize| {
        inputs
            .statements
            .get(*at)
            .is_some_and(|declared| !only_annotates(declared) && mentions(declared.statement.text(), &id.name))
    };
    inputs.attribution.concerns(&table).find(names)
}

fn last_of_kinds(inputs: &Inputs<'_>, id: &ObjectId, kinds: &[&str]) -> Option<usize> {
    let is_kind = |index: &usize| {
        inputs.statements.get(*index).is_some_and(|declared| kinds.contains(&declared.statement.kind.as_str()))
    };
    inputs.attribution.concerns(id).rev().find(is_kind)
}

/// The last statement that defined the object; a grant or comment writes its catalog row and defines nothing.
pub(super) fn last_definition(inputs: &Inputs<'_>, id: &ObjectId) -> Option<usize> {
    let defines = |index: &usize| inputs.statements.get(*index).is_some_and(|declared| !only_annotates(declared));
    inputs.attribution.concerns(id).rev().find(defines)
}

pub(super) fn only_annotates(declared: &DeclaredStatement) -> bool {
    let kind = declared.statement.kind.as_str();
    matches!(kind, "grant" | "revoke" | "comment_on" | "alter_default_privileges")
}

pub(super) fn goes_first(inputs: &Inputs<'_>, step: &Step) -> bool {
    let hangs = matches!(
        step.object.kind,
        Kind::PublicationTable
            | Kind::PublicationSchema
            | Kind::EventTrigger
            | Kind::Policy
            | Kind::Trigger
            | Kind::Rule
            | Kind::View
            | Kind::Index
            | Kind::Statistics
            | Kind::Constraint
    );
    hangs && inputs.want.get(&step.object).is_none()
}

/// Order of drops: dependents before what they need, by kind and, among views, by depth.
pub(super) fn drop_rank(inputs: &Inputs<'_>, step: &Step) -> (usize, usize) {
    const ORDER: [Kind; 26] = [
        Kind::PublicationTable,
        Kind::PublicationSchema,
        Kind::Publication,
        Kind::EventTrigger,
        Kind::Policy,
        Kind::Trigger,
        Kind::Rule,
        Kind::View,
        Kind::Constraint,
        Kind::Statistics,
        Kind::Index,
        Kind::Column,
        Kind::Table,
        Kind::Aggregate,
        Kind::Function,
        Kind::Sequence,
        Kind::UserMapping,
        Kind::ForeignServer,
        Kind::RangeType,
        Kind::CompositeType,
        Kind::Domain,
        Kind::Enum,
        Kind::Collation,
        Kind::DefaultPrivileges,
        Kind::Extension,
        Kind::Schema,
    ];
    let rank = ORDER.iter().position(|kind| *kind == step.object.kind).unwrap_or(ORDER.len());
    (rank, inputs.have.dependents(&step.object).len())
}
