//! 42P13: a function that cannot be replaced in place.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-function-definition",
    sqlstate: "42P13",
    condition: "invalid_function_definition",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE OR REPLACE FUNCTION` fails because the return type, a parameter's name or a default changed.",
    action: "Drops the function and makes it again in one transaction, with what uses it, grants and comments.",
    limits: "A dependent that no file declares: the plan says so. Other argument types are another function, and the old one stays.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42P13"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let Some(hint) = &scene.error.hint else {
        return Advice::new("Correct the definition of the function.");
    };
    Advice::new(format!("{hint} In a file of style `state` the function is dropped and made again for you."))
}
