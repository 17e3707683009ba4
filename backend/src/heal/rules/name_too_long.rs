//! 42622: a name of more than 63 bytes.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "name-too-long",
    sqlstate: "42622",
    condition: "name_too_long",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A name has more than 63 bytes and is cut; two long names may become one.",
    action: "Warns with the cut name; where two names become one, the second declaration is an error.",
    limits: "Always: a name is never changed for you.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42622"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Choose a name of at most 63 bytes.")
}
