//! Names with their values.

use crate::dom::{Element, Text, el};

/// A name with its value.
pub(crate) type Fact = (Text, String);

/// A fact, if it is known.
pub(crate) fn known(name: &'static str, value: Option<String>) -> Option<Fact> {
    value.filter(|value| !value.is_empty()).map(|value| (name.into(), value))
}

/// A definition list; nothing at all when there are no facts.
pub(crate) fn facts(facts: Vec<Fact>) -> Option<Element> {
    let is_empty = facts.is_empty();
    let facts = facts.into_iter().map(|(name, value)| {
        el("div", "wr-facts__fact")
            .child(el("dt", "wr-facts__name").text(name))
            .child(el("dd", "wr-facts__value").text(value))
    });
    (!is_empty).then(|| el("dl", "wr-facts").children(facts))
}
