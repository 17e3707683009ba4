//! 42830: a foreign key whose target has no unique key yet.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-foreign-key",
    sqlstate: "42830",
    condition: "invalid_foreign_key",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A foreign key refers to columns that no unique key covers, or not yet.",
    action: "Moves the foreign key behind the key it refers to.",
    limits: "No file declares such a key: the deploy ends; a key is never invented.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42830"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let table = scene.name(0);
    Advice::new(format!("Declare a unique or primary key on just these columns of \"{table}\", or refer to its key."))
}
