//! Enum types.

use crate::catalog::{Enum, Object};
use crate::sql::{literal, qualified};

use super::super::hazard::{Hazard, Nature};
use super::data_type::remade;
use super::{Sides, Step};

/// Labels can be added anywhere; one that goes, or another order, makes it another type.
pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Enum, &Enum), parts: &[&str]) -> Vec<Step> {
    if !parts.contains(&"labels") {
        return Vec::new();
    }
    if !is_subsequence(&from.labels, &to.labels) {
        let step = remade(sides, want, parts);
        return vec![match step.nature {
            Nature::Replace => Step { nature: Nature::Hazard(Hazard::DropsObject), ..step },
            _ => step,
        }];
    }
    vec![Step::new(want, &["labels"], Nature::Additive, added_labels(want, from, to))]
}

/// Each missing label is placed after the one before it, or before the first one that is there.
fn added_labels(want: &Object, from: &Enum, to: &Enum) -> Vec<String> {
    let name = qualified(&want.id.schema, &want.id.name);
    let mut statements = Vec::new();
    let mut previous: Option<&String> = None;
    for label in &to.labels {
        if !from.labels.contains(label) {
            let place = match (previous, from.labels.first()) {
                (Some(before), _) => format!(" after {}", literal(before)),
                (None, Some(first)) => format!(" before {}", literal(first)),
                (None, None) => String::new(),
            };
            statements.push(format!("alter type {name} add value {}{place}", literal(label)));
        }
        previous = Some(label);
    }
    statements
}

fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|label| rest.any(|other| other == label))
}

#[cfg(test)]
mod tests {
    use super::is_subsequence;

    #[test]
    fn only_insertions_keep_the_order() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(is_subsequence(&list("a c"), &list("a b c d")));
        assert!(!is_subsequence(&list("a c"), &list("c a")));
        assert!(!is_subsequence(&list("a x"), &list("a b")));
    }
}
