//! The DDL that turns a live object into the declared one: one object kind per file.

mod aggregate;
mod collation;
mod column;
mod common;
mod composite_type;
mod constraint;
mod data_type;
mod domain;
mod enumeration;
mod event_trigger;
mod extension;
mod foreign_server;
mod function;
mod index;
mod policy;
mod publication;
mod publication_table;
mod range_type;
mod rebuild;
mod rule;
mod sequence;
mod statistics;
mod table;
mod trigger;
mod user_mapping;
mod view;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, create, render_drop};

use super::change::PartChange;
use super::hazard::{Hazard, Nature};

/// Statements that settle some parts of one object, and what kind of change they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The object changed.
    pub object: ObjectId,
    /// The parts settled.
    pub parts: Vec<String>,
    /// What kind of change.
    pub nature: Nature,
    /// The statements, in order, for one transaction.
    pub sql: Vec<String>,
}

impl Step {
    /// Sort key among steps that run in one place: kinds in creation order, ties between objects last.
    pub fn order(&self) -> (bool, Kind, ObjectId) {
        let ties_objects = self.parts.iter().all(|part| part == "owned_by");
        (ties_objects, self.object.kind, self.object.clone())
    }

    fn new(object: &Object, parts: &[&str], nature: Nature, sql: Vec<String>) -> Step {
        Step { object: object.id.clone(), parts: parts.iter().map(|part| (*part).to_owned()).collect(), nature, sql }
    }
}

/// Both sides of a change, for rebuilding what depends on the object.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// The live catalog.
    pub have: &'a Catalog,
    /// The declared catalog.
    pub want: &'a Catalog,
}

/// Steps for the given parts of an object that both catalogs hold.
pub fn steps_for(sides: Sides<'_>, have: &Object, want: &Object, changes: &[PartChange]) -> Vec<Step> {
    let names: Vec<&str> = changes.iter().map(|change| change.part.as_str()).collect();
    let own = own_steps(sides, (have, want), &names);
    let recreated = own.iter().any(|step| step.parts.iter().any(|part| part == rebuild::WHOLE));
    if recreated { own } else { own.into_iter().chain(common::steps(want, changes)).collect() }
}

fn own_steps(sides: Sides<'_>, (have, want): (&Object, &Object), names: &[&str]) -> Vec<Step> {
    match (&have.facts, &want.facts) {
        (Facts::Extension(_), Facts::Extension(to)) => extension::steps(want, to, names),
        (Facts::Collation(_), Facts::Collation(_)) => collation::steps(sides, (have, want), names),
        (Facts::Enum(from), Facts::Enum(to)) => enumeration::steps(want, from, to, names),
        (Facts::Domain(from), Facts::Domain(to)) => domain::steps(sides, (have, want), (from, to), names),
        (Facts::CompositeType(from), Facts::CompositeType(to)) => {
            composite_type::steps(sides, (have, want), (from, to), names)
        }
        (Facts::RangeType(_), Facts::RangeType(_)) => range_type::steps(sides, (have, want), names),
        (Facts::ForeignServer(from), Facts::ForeignServer(to)) => foreign_server::steps(want, (from, to), names),
        (Facts::UserMapping(from), Facts::UserMapping(to)) => user_mapping::steps(want, (from, to), names),
        (Facts::Sequence(_), Facts::Sequence(to)) => sequence::steps(want, to, names),
        (Facts::Table(from), Facts::Table(to)) => table::steps(want, from, to, names),
        (Facts::Column(from), Facts::Column(to)) => column::steps(sides, want, (from, to), names),
        (Facts::Function(from), Facts::Function(to)) => function::steps(sides, (have, want), (from, to), names),
        (Facts::Aggregate(from), Facts::Aggregate(to)) => aggregate::steps(sides, (have, want), (from, to), names),
        (Facts::Constraint(from), Facts::Constraint(to)) => constraint::steps(sides, want, (from, to), names),
        (Facts::Index(from), Facts::Index(to)) => index::steps(sides, want, (from, to), names),
        (Facts::Statistics(_), Facts::Statistics(to)) => statistics::steps(sides, want, to, names),
        (Facts::View(from), Facts::View(to)) => view::steps(sides, (have, want), (from, to), names),
        (Facts::Rule(_), Facts::Rule(to)) => rule::steps(want, to, names),
        (Facts::Trigger(_), Facts::Trigger(to)) => trigger::steps(sides, want, to, names),
        (Facts::Policy(_), Facts::Policy(_)) => policy::steps(sides, want, names),
        (Facts::EventTrigger(_), Facts::EventTrigger(to)) => event_trigger::steps(sides, want, to, names),
        (Facts::Publication(from), Facts::Publication(to)) => publication::steps(want, (from, to), names),
        (Facts::PublicationTable(_), Facts::PublicationTable(_)) => publication_table::steps(sides, want, names),
        _ => Vec::new(),
    }
}

/// Parts that are the kind's own, not those every object has.
fn own_parts<'a>(parts: &[&'a str]) -> impl Iterator<Item = &'a str> {
    parts.iter().copied().filter(|part| !matches!(*part, "owner" | "comment") && !part.starts_with("grant "))
}

/// When a trigger or rule fires, as `pg_trigger.tgenabled` has it, in the words of ALTER.
fn firing(enabled: &str) -> &'static str {
    match enabled {
        "D" => "disable",
        "R" => "enable replica",
        "A" => "enable always",
        _ => "enable",
    }
}

/// What it means to create a declared object the live catalog lacks. `has_rows` tells whether its table has any.
pub fn creation_nature(want: &Object, has_rows: bool) -> Nature {
    match &want.facts {
        Facts::Column(column) if has_rows && !column.accepts_existing_rows() => Nature::Hazard(Hazard::ValidatesRows),
        Facts::Column(column) if has_rows && !column.adds_without_rewrite() => Nature::Hazard(Hazard::RewritesTable),
        Facts::Constraint(constraint) if has_rows && constraint.validated => Nature::Hazard(Hazard::ValidatesRows),
        _ => Nature::Additive,
    }
}

/// Steps that create a declared object the live catalog lacks; nothing for what comes with another object.
pub fn create_steps(want: &Object, catalog: &Catalog) -> Vec<Step> {
    if want.is_derived() {
        return Vec::new();
    }
    let mut steps = vec![Step::new(want, &[rebuild::WHOLE], Nature::Additive, create(want, catalog))];
    if let Facts::Sequence(to) = &want.facts
        && to.owned_by.is_some()
    {
        steps.push(sequence::owned_by(want, to, Nature::Additive));
    }
    steps
}

/// The step that drops a live object that is no longer declared.
pub fn drop_steps(have: &Object) -> Vec<Step> {
    let hazard = match (&have.facts, have.id.kind) {
        (Facts::View(view), _) if view.materialized => Hazard::DeletesData,
        // What is elsewhere stays there.
        (Facts::Table(table), _) if table.foreign.is_some() => Hazard::DropsObject,
        (_, Kind::Table | Kind::Column | Kind::Sequence | Kind::Schema | Kind::Extension) => Hazard::DeletesData,
        _ => Hazard::DropsObject,
    };
    let sql = match have.id.kind {
        Kind::DefaultPrivileges => have.acl.iter().map(|item| crate::catalog::revoke(have, item)).collect(),
        _ => vec![render_drop(have)],
    };
    vec![Step::new(have, &[rebuild::WHOLE], Nature::Hazard(hazard), sql)]
}
