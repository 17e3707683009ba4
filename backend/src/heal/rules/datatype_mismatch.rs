//! 42804: types that do not go together.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "datatype-mismatch",
    sqlstate: "42804",
    condition: "datatype_mismatch",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A column cannot be cast to its new type by itself, a default does not fit it, or two sides of a foreign key differ.",
    action: "A changed type in a `state` file is moved with an explicit cast, default taken off and put back; a statement as written is explained.",
    limits: "A cast that PostgreSQL does not have: the plan says so.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42804"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let message = scene.error.message.as_str();
    if message.starts_with("foreign key constraint") {
        return Advice::new("Give both columns the same type.");
    }
    if message.starts_with("default for column") {
        return Advice::new("Drop the default before the type changes, and set it again after.");
    }
    match scene.quoted().first().filter(|_| message.contains("cannot be cast automatically")) {
        Some(column) => {
            let to = message.rsplit("to type ").next().unwrap_or_default();
            Advice::new(format!("Say how: `using {column}::{to}`, or an expression that loses nothing you need."))
        }
        None => Advice::new("Cast one side to the type of the other."),
    }
}
