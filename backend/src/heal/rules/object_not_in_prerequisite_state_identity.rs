//! 55000: an identity that is there already.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "object-not-in-prerequisite-state-identity",
    sqlstate: "55000",
    condition: "object_not_in_prerequisite_state",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ADD GENERATED … AS IDENTITY` fails because the column is an identity column already, or has a default.",
    action: "Skips it when kind and options are the same.",
    limits: "Another kind or other options: a pending change or drift.",
};

pub(in crate::heal) const FAILURE: Failure = Failure {
    rule: &RULE,
    sqlstates: &["55000"],
    says: &["is already an identity column", "already has a default value"],
    advise,
};

fn advise(scene: &Scene<'_>) -> Advice {
    Advice::new(format!("Declare the identity of column \"{}\" once, and drop its default before.", scene.name(0)))
}
