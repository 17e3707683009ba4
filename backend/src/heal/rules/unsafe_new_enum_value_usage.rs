//! 55P04: an enum label that is used before it is committed.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "unsafe-new-enum-value-usage",
    sqlstate: "55P04",
    condition: "unsafe_new_enum_value_usage",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A label added to an enum cannot be used in the transaction that adds it.",
    action: "Commits after the new label, before the first statement that uses it.",
    limits: "Both stand in one BEGIN … COMMIT of a file or in one DO block: the deploy ends and says so. A label cannot be taken back.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["55P04"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    Advice::new(
        "Put `alter type … add value` into a statement of its own before, outside of DO blocks and BEGIN … COMMIT.",
    )
    .with_detail(format!("Label \"{}\" is not committed yet.", scene.name(0)))
}
