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
    let missing = to.labels.iter().filter(|label| !from.labels.contains(label));
    label_steps(want, (from, to), missing)
}

/// One step a missing label, in the order in which they are added. Each is placed after the nearest one before it that is
/// there by then, or before the first.
pub fn label_steps<'a>(
    want: &Object,
    (from, to): (&Enum, &Enum),
    missing: impl Iterator<Item = &'a String>,
) -> Vec<Step> {
    let name = qualified(&want.id.schema, &want.id.name);
    let mut there = from.labels.clone();
    let add = |label: &'a String| {
        let before = to.labels.iter().take_while(|other| *other != label).filter(|other| there.contains(other)).last();
        let at = before.and_then(|before| there.iter().position(|other| other == before)).map_or(0, |at| at + 1);
        let place = match (before, there.first()) {
            (Some(before), _) => format!(" after {}", literal(before)),
            (None, Some(first)) => format!(" before {}", literal(first)),
            (None, None) => String::new(),
        };
        there.insert(at, label.clone());
        let sql = format!("alter type {name} add value {}{place}", literal(label));
        Step::new(want, &["labels"], Nature::Additive, vec![sql])
    };
    missing.map(add).collect()
}

fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|label| rest.any(|other| other == label))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{is_subsequence, label_steps};
    use crate::catalog::{Enum, Facts, Kind, Object, ObjectId};

    #[test]
    fn labels_find_their_place_whatever_comes_first() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (from, to) = (Enum { labels: list("b d") }, Enum { labels: list("a b c d e") });
        let id = ObjectId { kind: Kind::Enum, schema: "s".into(), relation: String::new(), name: "t".into() };
        let want = Object {
            id,
            owner: None,
            comment: None,
            acl: BTreeSet::new(),
            facts: Facts::Enum(to.clone()),
            needs: BTreeSet::new(),
            grantees: Vec::new(),
            written_by: 0,
            address: (0, 0, 0),
        };
        let steps = label_steps(&want, (&from, &to), list("e a c").iter());
        let sql: Vec<&str> = steps.iter().flat_map(|step| &step.sql).map(String::as_str).collect();
        let expect = ["'e' after 'd'", "'a' before 'b'", "'c' after 'b'"];
        assert!(sql.iter().zip(expect).all(|(sql, end)| sql.ends_with(end)), "{sql:?}");
    }

    #[test]
    fn only_insertions_keep_the_order() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(is_subsequence(&list("a c"), &list("a b c d")));
        assert!(!is_subsequence(&list("a c"), &list("c a")));
        assert!(!is_subsequence(&list("a x"), &list("a b")));
    }
}
