//! Which hazards a planned statement carries, accepted or not.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use super::outcome::Outcome;
use super::summary::{Decision, Plan, PlannedStatement};
use crate::drift::{Hazard, Nature, creation_nature, drop_steps};

/// The hazards of one statement of the plan.
pub fn hazards_of(inputs: &Inputs<'_>, plan: &Plan, planned: &PlannedStatement) -> BTreeSet<Hazard> {
    let mut hazards: BTreeSet<Hazard> = of_steps(plan, planned).collect();
    hazards.extend(of_refused(plan, planned));
    let Some(declared) = planned.index.and_then(|index| inputs.statements.get(index)) else { return hazards };
    if matches!(planned.decision, Decision::Replace | Decision::Refuse) && !declared.statement.drops.is_empty() {
        let dropped = planned.object.as_ref().and_then(|id| inputs.have.get(id));
        hazards.extend(dropped.into_iter().flat_map(drop_steps).filter_map(|step| hazard(&step.nature)));
    }
    if planned.decision == Decision::Execute {
        hazards.extend(planned.index.into_iter().flat_map(|index| of_new(inputs, plan, index)));
    }
    hazards
}

/// Generated steps that are sent in place of the statement.
fn of_steps<'a>(plan: &'a Plan, planned: &'a PlannedStatement) -> impl Iterator<Item = Hazard> + 'a {
    let steps = plan.objects.values().flat_map(|decision| &decision.steps);
    let sent = steps.filter(|step| !step.sql.is_empty() && step.sql.iter().all(|sql| planned.sql.contains(sql)));
    sent.filter_map(|step| hazard(&step.nature))
}

fn of_refused(plan: &Plan, planned: &PlannedStatement) -> BTreeSet<Hazard> {
    let object = planned.object.as_ref().filter(|_| planned.decision == Decision::Refuse);
    match object.and_then(|id| plan.objects.get(id)).map(|decision| &decision.outcome) {
        Some(Outcome::Hazard(hazards)) => hazards.clone(),
        _ => BTreeSet::new(),
    }
}

/// New columns and constraints of tables that hold rows.
fn of_new(inputs: &Inputs<'_>, plan: &Plan, index: usize) -> BTreeSet<Hazard> {
    let is_new = |id: &crate::catalog::ObjectId| plan.objects.get(id).is_some_and(|d| d.outcome == Outcome::Create);
    let made = inputs.attribution.written_by(index).filter(|id| is_new(id)).filter_map(|id| inputs.want.get(id));
    let natures = made.filter(|want| !want.is_derived()).map(|want| {
        let table = want.id.parent_table();
        creation_nature(want, table.is_some_and(|table| inputs.evidence.nonempty.contains(&table)))
    });
    natures.filter_map(|nature| hazard(&nature)).collect()
}

fn hazard(nature: &Nature) -> Option<Hazard> {
    match nature {
        Nature::Hazard(hazard) => Some(*hazard),
        _ => None,
    }
}
