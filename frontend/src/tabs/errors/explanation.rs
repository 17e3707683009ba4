//! What an error means, why it happened, what to do; and what it is about.

use wrench_wire::{Explanation, Slots};

use crate::components::facts::{Fact, facts, known};
use crate::components::section::section;
use crate::dom::{Element, el};
use crate::text::confidence_words;

/// The words of the explanation.
pub(super) fn explained(explanation: Explanation) -> Vec<Element> {
    let Explanation { what, why, next, confidence } = explanation;
    let mut happened =
        section("What happened").child(el("p", "wr-detail__what").text(what)).child(el("p", "").text(why));
    // What is certain needs no remark.
    if confidence < 0.95 {
        let doubt = format!("This reading of the error is {}.", confidence_words(confidence));
        happened = happened.child(el("p", "wr-detail__doubt").text(doubt));
    }
    let mut sections = vec![happened];
    if !next.is_empty() {
        let steps = next.into_iter().map(|step| el("li", "").text(step));
        sections.push(section("What to do next").child(el("ol", "wr-detail__steps").children(steps)));
    }
    sections
}

/// The names that the error is about.
pub(super) fn names(slots: Slots) -> Vec<Element> {
    let list = facts(facts_of(slots));
    list.map(|list| section("It is about").child(list)).into_iter().collect()
}

fn facts_of(slots: Slots) -> Vec<Fact> {
    let relationship = match slots.relationship.as_slice() {
        [from, to] => Some(format!("{from} → {to}")),
        _ => None,
    };
    [
        ("Schema", slots.schema),
        ("Table", slots.table),
        ("Column", slots.column),
        ("Columns", Some(slots.columns.join(", "))),
        ("Enum", slots.enumeration),
        ("Value", slots.value),
        ("Type", slots.data_type),
        ("Constraint", slots.constraint),
        ("Function", slots.function),
        ("Arguments", Some(slots.args.join(", "))),
        ("Operator", slots.operator),
        ("Extension", slots.extension),
        ("Role", slots.role),
        ("Relationship", relationship),
    ]
    .into_iter()
    .filter_map(|(name, value)| known(name, value))
    .collect()
}
