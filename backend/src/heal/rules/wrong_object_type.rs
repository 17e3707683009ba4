//! 42809: a name that is held by an object of another kind.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::split;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "wrong-object-type",
    sqlstate: "42809",
    condition: "wrong_object_type",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A statement meets an object of another kind: a view where a table is expected, a procedure where a function is.",
    action: "Stops and says what holds the name.",
    limits: "Always: dropping the other object is a decision of people.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42809"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let name = split(scene.name(0)).1;
    let holds = scene.have.objects.keys().find(|id| id.name.split('(').next() == Some(name));
    let advice =
        Advice::new("Give one of the two another name, or drop the one that should go in a statement of its own.");
    match holds {
        Some(id) => advice.with_detail(format!("The name is held by {id}.")),
        None => advice,
    }
}
