//! 42809: a partition that is attached already.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::partitions::partition_bound;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "wrong-object-type-partition",
    sqlstate: "42809",
    condition: "wrong_object_type",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ATTACH PARTITION` fails because the table is a partition already.",
    action: "Skips it when it is attached to the declared parent with the declared bounds.",
    limits: "Another parent or other bounds: a difference, reported.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["42809"], says: &["is already a partition"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let bounds = partition_bound(scene.have, scene.name(0));
    let advice = Advice::new("Detach it first, or leave the statement out.");
    match bounds {
        Some(bound) => advice.with_detail(format!("It is attached with {bound}.")),
        None => advice,
    }
}
