//! 42501: a right that the deploying role does not have.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::split;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "insufficient-privilege",
    sqlstate: "42501",
    condition: "insufficient_privilege",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The deploying role may not do what a statement asks for.",
    action: "Says who owns the object and who deploys. What holds already is skipped as identical and needs no right.",
    limits: "Always: rights are given by people. On the private server, where files run without superuser rights, it is explained there.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42501"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let message = scene.error.message.as_str();
    let role = scene.role;
    let last = message.split_whitespace().next_back().unwrap_or_default();
    let name = split(scene.quoted().first().copied().unwrap_or(last)).1;
    if message.contains("create extension") {
        return Advice::new(format!(
            "Have a superuser run `create extension \"{name}\"` once; the deploy then finds it identical."
        ))
        .with_detail(format!("The deploy runs as \"{role}\"."));
    }
    let object = scene.have.objects.values().find(|object| {
        object.id.name.split('(').next() == Some(name)
            && message.contains(object.id.kind.as_str().split(' ').next().unwrap_or_default())
    });
    let object =
        object.or_else(|| scene.have.objects.values().find(|object| object.id.name == name && object.owner.is_some()));
    let owner = object.and_then(|object| Some((object, object.owner.as_deref()?)));
    let advice = Advice::new(format!(
        "Deploy as the owner, or have the owner do it; rights are never taken by a heal. Now it is \"{role}\"."
    ));
    match owner {
        Some((_, "deployer")) => {
            advice.with_detail(format!("It belongs to \"{role}\", which deploys; a superuser's right is asked for."))
        }
        Some((object, owner)) => {
            advice.with_detail(format!("{} belongs to \"{owner}\"; the deploy runs as \"{role}\".", object.id))
        }
        None => advice.with_detail(format!("The deploy runs as \"{role}\".")),
    }
}
