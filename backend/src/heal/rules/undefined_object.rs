//! 42704: a type, role or other object that is missing where a statement names it.

use crate::catalog::Kind;
use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::{Missing, missing, split};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "undefined-object",
    sqlstate: "42704",
    condition: "undefined_object",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A statement names a type, role, constraint or trigger that is declared further down, or nowhere.",
    action: "Moves the statement behind what it needs; else says where the type is, on Supabase often schema `extensions`.",
    limits: "Roles are never made by a heal: who may do what is a decision of people.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42704"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let name = scene.name(0);
    if scene.error.message.starts_with("role ") {
        return Advice::new(format!(
            "Make role \"{name}\" by hand, or declare it in a file; a heal never makes roles."
        ))
        .with_detail("Who may do what is a decision of people.");
    }
    if !scene.error.message.starts_with("type ") {
        return Advice::new("Declare it before this statement, or correct the name.");
    }
    let of_extension = ["citext", "vector", "hstore", "ltree", "geometry", "geography"].contains(&split(name).1);
    let kinds = &[Kind::Enum, Kind::Domain, Kind::CompositeType, Kind::RangeType, Kind::Table, Kind::View];
    let made_by = &["create_type", "create_domain", "create_table"];
    let advice = missing(scene, &Missing { what: "type", name, kinds, made_by });
    match of_extension {
        true => Advice::new(format!(
            "Type \"{}\" comes with an extension: create the extension before it, and on Supabase write `extensions.{}`.",
            split(name).1,
            split(name).1
        ))
        .with_detail(advice.detail.unwrap_or_default()),
        false => advice,
    }
}
