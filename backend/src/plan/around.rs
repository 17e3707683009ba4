//! What is sent around the statements of a phase.

use super::displace::Clearance;
use super::hand_over::heirs;
use super::inputs::Inputs;
use super::lines::generated;
use super::summary::PlannedStatement;
use crate::drift::Step;

/// What runs around the statements of a phase.
pub(super) fn cleared(phase: usize, clearance: &Clearance, sql: &[String]) -> Option<PlannedStatement> {
    let touches = clearance.displaced.keys().chain(&clearance.cause).cloned().collect();
    (!sql.is_empty()).then(|| PlannedStatement {
        touches,
        clears: true,
        ..generated(phase, sql.to_vec(), clearance.cause.clone())
    })
}

/// A change that no statement stands for.
pub(super) fn trailing(inputs: &Inputs<'_>, step: Step) -> PlannedStatement {
    let base = inputs.base.objects.get(&step.object).map(|entry| entry.phase.as_str());
    let by_name = base.and_then(|phase| inputs.phases.iter().position(|name| name == phase));
    let last = inputs.statements.iter().filter(|declared| declared.in_scope).map(|declared| declared.phase).max();
    // Whoever takes its name may be declared in an earlier phase.
    let heirs = heirs(inputs, &step.object).filter_map(|heir| inputs.phase_of(heir)).min();
    let by_name = by_name.map(|phase| heirs.map_or(phase, |heir| heir.min(phase)));
    generated(by_name.or(last).unwrap_or_default(), step.sql, Some(step.object))
}
