//! 42P17: partitions that overlap.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::partitions::partition_bound;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-object-definition-partition",
    sqlstate: "42P17",
    condition: "invalid_object_definition",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A new partition would overlap one that is there.",
    action: "Stops and shows both bounds.",
    limits: "Always: rows belong to one of the two, and only people know to which.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["42P17"], says: &["would overlap partition"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let old = partition_bound(scene.have, scene.name(1));
    let new = scene.sql().to_lowercase().find("for values").and_then(|at| scene.sql().get(at..)).map(str::trim);
    let is = |bound: Option<&str>| bound.map_or_else(|| "bounds of another file".to_owned(), str::to_owned);
    Advice::new("Change the bounds of one of the two, or detach the old partition in a statement of its own.")
        .with_detail(format!(
            "\"{}\" asks for {}; \"{}\" has {}.",
            scene.name(0),
            is(new),
            scene.name(1),
            is(old.as_deref())
        ))
}
