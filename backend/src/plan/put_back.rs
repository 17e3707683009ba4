//! What was changed behind history files: none of their statements runs again, so the declared state is put back.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use super::state::needs_first;
use crate::catalog::{Kind, ObjectId};
use crate::drift::{Step, create_steps};
use crate::files::Style;

/// Steps that make declared again what was dropped or changed behind history files, before their pending statements.
pub(super) fn put_back(inputs: &Inputs<'_>, decisions: &BTreeMap<ObjectId, ObjectDecision>) -> Vec<Step> {
    let behind = decisions.values().filter(|decision| is_behind(inputs, decision));
    let (missing, changed): (Vec<_>, Vec<_>) = behind.partition(|decision| decision.outcome == Outcome::Create);
    let own = missing.into_iter().filter(|decision| !comes_with_table(decisions, decision));
    let made = own.filter_map(|decision| inputs.want.get(&decision.id));
    let mut made: Vec<Step> = made.flat_map(|want| create_steps(want, inputs.full)).collect();
    made.sort_by_key(Step::order);
    let mut changed: Vec<Step> = changed.into_iter().flat_map(|decision| decision.steps.clone()).collect();
    changed.retain(|step| !step.sql.is_empty());
    needs_first(inputs, made).into_iter().chain(changed).collect()
}

/// The database differs from what was left, and no pending statement has a part in that.
fn is_behind(inputs: &Inputs<'_>, decision: &ObjectDecision) -> bool {
    let differs = || match (inputs.base.get(&decision.id), inputs.have.get(&decision.id)) {
        (Some(base), Some(have)) => !base.same_as(have),
        (Some(_), None) => true,
        (None, _) => false,
    };
    let is_pending = |at: usize| {
        inputs.statements.get(at).is_some_and(|declared| !inputs.is_applied(declared) && !inputs.is_found(at))
    };
    inputs.options.converge_drift
        && !decision.is_gone
        && differs()
        && inputs.style_of(&decision.id) == Some(Style::History)
        && matches!(decision.outcome, Outcome::Create | Outcome::Converge | Outcome::Replace)
        && !inputs.attribution.concerns(&decision.id).any(is_pending)
}

/// A column of a table that is made again is made with it.
fn comes_with_table(decisions: &BTreeMap<ObjectId, ObjectDecision>, decision: &ObjectDecision) -> bool {
    let table = decision.id.parent_table().and_then(|table| decisions.get(&table));
    decision.id.kind == Kind::Column && table.is_some_and(|table| table.outcome == Outcome::Create)
}
