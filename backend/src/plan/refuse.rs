//! Decisions that stop a deploy, as findings.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use super::summary::{Plan, Verdict};
use crate::catalog::ObjectId;
use crate::files::Style;
use crate::finding::{Finding, Location};

/// Reports every object whose decision stops the deploy.
pub(super) fn report_objects(inputs: &Inputs<'_>, decisions: &BTreeMap<ObjectId, ObjectDecision>, plan: &mut Plan) {
    for decision in decisions.values().filter(|decision| decision.outcome.stops(&inputs.options.allowed)) {
        if follows_from_table(inputs, decision, decisions) {
            continue;
        }
        // History files run as written: what they change is not judged here, only what changed behind them.
        let is_history = inputs.style_of(&decision.id) == Some(Style::History);
        let is_behind = matches!(decision.outcome, Outcome::Drift | Outcome::Conflict);
        if is_history && !(is_behind && inputs.base.get(&decision.id).is_some()) {
            continue;
        }
        let (verdict, finding) = describe(decision);
        let finding = match place(inputs, &decision.id) {
            Some(location) => finding.at(location),
            None => finding,
        };
        plan.stop(verdict, finding);
    }
}

/// A table that is of another kind or gone explains its parts.
fn follows_from_table(
    inputs: &Inputs<'_>,
    decision: &ObjectDecision,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
) -> bool {
    let gone = decision.id.parent_table().filter(|table| inputs.have.get(table).is_none());
    let table = gone.and_then(|table| decisions.get(&table));
    !decision.is_live && table.is_some_and(|table| matches!(table.outcome, Outcome::Drift | Outcome::Conflict))
}

fn describe(decision: &ObjectDecision) -> (Verdict, Finding) {
    let id = &decision.id;
    let detail = sentences(&decision.words);
    match &decision.outcome {
        Outcome::Hazard(hazards) => {
            let deed = if decision.is_gone { "dropping" } else { "changing" };
            let names: Vec<&str> = hazards.iter().map(|hazard| hazard.as_str()).collect();
            let flags: Vec<String> = names.iter().map(|name| format!("`--allow-hazard {name}`")).collect();
            let risks: Vec<&str> = hazards.iter().map(|hazard| hazard.explanation()).collect();
            let finding = Finding::error("hazard", format!("{deed} {id} is a hazard: {}", names.join(", ")))
                .with_detail(format!("{detail} {}", risks.join(" ")))
                .with_hint(format!("Pass {} to accept it.", flags.join(" and ")));
            (Verdict::Refused, finding)
        }
        Outcome::Unsupported(why) => {
            let finding = Finding::error("unsupported-change", format!("{id} cannot be changed in place: {why}"))
                .with_detail(detail)
                .with_hint("Make the change by hand, then run `wrench adopt`.");
            (Verdict::Refused, finding)
        }
        Outcome::Conflict => {
            let finding = Finding::error("conflict", format!("{id} was changed in the files and in the database"))
                .with_detail(detail)
                .with_hint(
                    "Decide which one holds: write the live definition into the file, or change the database back.",
                );
            (Verdict::Drifted, finding)
        }
        _ => {
            let finding = Finding::error("drift", format!("{id} differs from what is declared"))
                .with_detail(detail)
                .with_hint(
                    "Write the live definition into the file, or pass `--converge-drift` to put the declared one in place.",
                );
            (Verdict::Drifted, finding)
        }
    }
}

pub(super) fn sentences(words: &[String]) -> String {
    let mut text = words.join("; ");
    if let Some(first) = text.get(..1) {
        let upper = first.to_uppercase();
        text.replace_range(..1, &upper);
    }
    text + "."
}

/// Where the object is declared.
pub fn place(inputs: &Inputs<'_>, id: &ObjectId) -> Option<Location> {
    let written = inputs.attribution.writer_of(id);
    let table = || id.parent_table().and_then(|table| inputs.attribution.first_concern(&table));
    let index = written.or_else(|| inputs.attribution.first_concern(id)).or_else(table)?;
    inputs.statements.get(index).map(|declared| declared.statement.location())
}
