//! New labels of a live enum: each where its own statement adds it, so that what stands between two may use the first.

use super::inputs::Inputs;
use crate::catalog::{Facts, ObjectId};
use crate::drift::{Step, label_steps};
use crate::sql::{added_label, literal};

/// The labels an enum lacks, by the statement they are added at, in the order of the statements. A label that no statement
/// adds by itself comes with the type.
pub(super) fn placed_labels(inputs: &Inputs<'_>, id: &ObjectId) -> Vec<(usize, Step)> {
    let (Some(have), Some(want)) = (inputs.have.get(id), inputs.want.get(id)) else { return Vec::new() };
    let (Facts::Enum(from), Facts::Enum(to)) = (&have.facts, &want.facts) else { return Vec::new() };
    let adds = |at: &usize, label: &str| {
        let declared = inputs.statements.get(*at);
        declared
            .and_then(|declared| added_label(declared.statement.text()))
            .is_some_and(|added| added == literal(label))
    };
    let place = |label: &String| {
        let own = inputs.attribution.concerns(id).find(|at| adds(at, label));
        own.or_else(|| inputs.attribution.first_concern(id))
    };
    let missing = to.labels.iter().filter(|label| !from.labels.contains(label));
    let mut placed: Vec<(usize, &String)> = missing.filter_map(|label| Some((place(label)?, label))).collect();
    placed.sort_by_key(|(at, _)| *at);
    let steps = label_steps(want, (from, to), placed.iter().map(|(_, label)| *label));
    placed.iter().map(|(at, _)| *at).zip(steps).collect()
}
