//! Missing parts of live tables that the statement which wrote them last does not make.

use std::collections::BTreeMap;

use super::anchor::{first_mention, last_definition, only_annotates};
use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use crate::catalog::{Kind, ObjectId};

/// Where such parts are made as they are declared in the end: at the first statement that names them, once what they
/// need is there. The later statements that shaped them have nothing left to do.
pub(super) fn relocated(
    inputs: &Inputs<'_>,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
) -> BTreeMap<ObjectId, usize> {
    let is_made = |id: &ObjectId| matches!(decisions.get(id), Some(d) if d.outcome == Outcome::Create);
    let parts = decisions.values().filter(|decision| {
        decision.outcome == Outcome::Create && matches!(decision.id.kind, Kind::Column | Kind::Constraint)
    });
    let of_live_table =
        parts.filter(|decision| decision.id.parent_table().is_some_and(|table| inputs.have.get(&table).is_some()));
    let place = |id: &ObjectId| {
        let written = last_definition(inputs, id);
        let first = match id.kind {
            Kind::Constraint if written.is_some_and(|at| adds(inputs, at)) => written,
            _ => first_mention(inputs, id).or_else(|| first_about_table(inputs, id)),
        };
        let needs = inputs.full.get(id).into_iter().flat_map(|want| &want.needs);
        let outside = needs.filter(|need| need.parent_table() != id.parent_table() && is_made(need));
        let after = outside.filter_map(|need| inputs.attribution.first_concern(need)).max();
        let at = first.max(after.filter(|after| Some(*after) > first && Some(*after) <= written));
        at.filter(|_| at != written).map(|at| (id.clone(), at))
    };
    of_live_table.filter_map(|decision| place(&decision.id)).collect()
}

/// Whether a statement makes parts of tables, and does not only shape or check them.
fn adds(inputs: &Inputs<'_>, at: usize) -> bool {
    inputs.statements.get(at).is_some_and(|declared| {
        let text = declared.statement.text().to_lowercase();
        declared.statement.kind != "alter_table" || text.contains(" add ") || text.contains("\nadd ")
    })
}

fn first_about_table(inputs: &Inputs<'_>, id: &ObjectId) -> Option<usize> {
    let table = id.parent_table()?;
    let defines = |at: &usize| inputs.statements.get(*at).is_some_and(|declared| !only_annotates(declared));
    inputs.attribution.concerns(&table).find(defines)
}
