//! 2BP01: something else needs what is dropped or changed.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "dependent-objects-still-exist",
    sqlstate: "2BP01",
    condition: "dependent_objects_still_exist",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "An object cannot be dropped or replaced because others need it.",
    action: "Takes declared dependents away before the change and makes them again after it, in one transaction, with owners, grants, comments and row security.",
    limits: "A dependent that no file declares, or of a kind that cannot be made again: the plan says so before anything runs. Never CASCADE.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["2BP01"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let advice = Advice::new(
        "Declare the dependents, so that they are made again around the change, or drop them by hand; Wrench never writes CASCADE.",
    );
    match scene.error.detail.is_some() {
        true => advice,
        false => advice.with_detail("The server does not name them all to this role."),
    }
}
