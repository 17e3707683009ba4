//! Names with their values.

use leptos::prelude::*;

/// A definition list; nothing at all when there are no facts.
#[component]
pub(crate) fn Facts(
    /// Name and value.
    facts: Vec<(String, AnyView)>,
) -> impl IntoView {
    let is_empty = facts.is_empty();
    let facts = facts.into_iter().map(|(name, value)| {
        view! {
            <div class="wr-facts__fact">
                <dt class="wr-facts__name">{name}</dt>
                <dd class="wr-facts__value">{value}</dd>
            </div>
        }
    });
    (!is_empty).then(|| view! { <dl class="wr-facts">{facts.collect_view()}</dl> })
}

/// A fact that is text.
pub(crate) fn fact(name: &str, value: impl Into<String>) -> (String, AnyView) {
    (name.to_owned(), value.into().into_any())
}

/// A fact, if it is known.
pub(crate) fn known(name: &str, value: Option<String>) -> Option<(String, AnyView)> {
    value.filter(|value| !value.is_empty()).map(|value| fact(name, value))
}
