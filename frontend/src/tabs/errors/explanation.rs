//! What an error means, why it happened, what to do; and what it is about.

use leptos::prelude::*;
use wrench_wire::{Explanation, IssueDetail, Slots};

use crate::components::facts::{Facts, known};
use crate::components::section::Section;
use crate::text::confidence_words;

/// The words of the explanation, and the names in it.
#[component]
pub(super) fn Explained(detail: Memo<Option<IssueDetail>>) -> impl IntoView {
    let explanation = Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.explanation.clone())));
    let slots = Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.summary.slots.clone())));
    view! {
        {move || explanation.get().map(words)}
        {move || {
            let names = slots.get().map(names).unwrap_or_default();
            (!names.is_empty()).then(|| view! { <Section title="It is about"><Facts facts=names /></Section> })
        }}
    }
}

fn words(explanation: Explanation) -> impl IntoView {
    let Explanation { what, why, next, confidence } = explanation;
    let steps = next.into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
    let has_steps = !steps.is_empty();
    // What is certain needs no remark.
    let doubt = (confidence < 0.95).then(|| {
        view! { <p class="wr-detail__doubt">{format!("This reading of the error is {}.", confidence_words(confidence))}</p> }
    });
    view! {
        <Section title="What happened">
            <p class="wr-detail__what">{what}</p>
            <p>{why}</p>
            {doubt}
        </Section>
        {has_steps
            .then(|| {
                view! {
                    <Section title="What to do next">
                        <ol class="wr-detail__steps">{steps}</ol>
                    </Section>
                }
            })}
    }
}

fn names(slots: Slots) -> Vec<(String, AnyView)> {
    let list = |names: Vec<String>| Some(names.join(", "));
    let relationship = match slots.relationship.as_slice() {
        [from, to] => Some(format!("{from} → {to}")),
        _ => None,
    };
    [
        ("Schema", slots.schema),
        ("Table", slots.table),
        ("Column", slots.column),
        ("Columns", list(slots.columns)),
        ("Enum", slots.enumeration),
        ("Value", slots.value),
        ("Type", slots.data_type),
        ("Constraint", slots.constraint),
        ("Function", slots.function),
        ("Arguments", list(slots.args)),
        ("Operator", slots.operator),
        ("Extension", slots.extension),
        ("Role", slots.role),
        ("Relationship", relationship),
    ]
    .into_iter()
    .filter_map(|(name, value)| known(name, value))
    .collect()
}
