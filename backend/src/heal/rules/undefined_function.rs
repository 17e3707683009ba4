//! 42883: a function or operator that is missing where a statement names it.

use crate::catalog::Kind;
use crate::catalog::ObjectId;
use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::{Missing, missing, split};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "undefined-function",
    sqlstate: "42883",
    condition: "undefined_function",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A statement calls a function that is declared further down, that takes other types, or that nothing declares.",
    action: "Moves the statement behind the function; else names the functions of that name with the types they take.",
    limits: "Bodies are always checked: nothing is deployed that the server would not have accepted in the end.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42883"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let words = scene.error.message.split('(').next().unwrap_or_default();
    let name = words.split_whitespace().last().unwrap_or_default();
    let is_same = |id: &&ObjectId| id.name.split('(').next() == Some(split(name).1);
    let all = scene.have.objects.keys().filter(|id| matches!(id.kind, Kind::Function | Kind::Aggregate));
    let same: Vec<String> = all.filter(is_same).map(ObjectId::path).collect();
    if !same.is_empty() {
        return Advice::new("Pass these types, or cast the arguments.")
            .with_detail(format!("The target has {}.", same.join(", ")));
    }
    let kinds = &[Kind::Function, Kind::Aggregate];
    let made_by = &["create_function", "create_procedure", "create_aggregate"];
    missing(scene, &Missing { what: "function", name, kinds, made_by })
}
