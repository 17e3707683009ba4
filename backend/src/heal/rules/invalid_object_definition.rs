//! 42P17: a definition that PostgreSQL cannot hold.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-object-definition",
    sqlstate: "42P17",
    condition: "invalid_object_definition",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A function that is not IMMUTABLE in an index or generated column, or a policy or rule that calls itself.",
    action: "Explains what to change.",
    limits: "Always: marking a function IMMUTABLE that is not would corrupt the index.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42P17"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let message = scene.error.message.as_str();
    if message.contains("IMMUTABLE") || message.contains("not immutable") {
        return Advice::new(
            "Use an expression that depends on the row alone: `(at at time zone 'UTC')::date`, not `at::date`; mark a function IMMUTABLE \
             only if it is.",
        );
    }
    if message.contains("infinite recursion") {
        return Advice::new("Let the policy ask a SECURITY DEFINER function instead of selecting from its own table.");
    }
    Advice::new("Correct the definition.")
}
