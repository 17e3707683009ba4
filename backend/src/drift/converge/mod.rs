//! The DDL that turns a live object into the declared one: one object kind per file.

mod aggregate;
mod cast;
mod clear;
mod collation;
mod column;
mod common;
mod composite_type;
mod constraint;
mod data_type;
mod displace;
mod domain;
mod enumeration;
mod event_trigger;
mod extension;
mod foreign_server;
mod function;
mod identity;
mod in_the_way;
mod index;
mod inheritance;
mod policy;
mod publication;
mod publication_table;
mod range_type;
mod rename;
mod rule;
mod sequence;
mod side_effects;
mod statistics;
mod table;
mod trigger;
mod user_mapping;
mod view;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId, create, render_drop};

use super::change::PartChange;
use super::hazard::{Hazard, Nature};

pub use clear::{clearing, leftovers, restoring};
pub use displace::{Act, Displaced, in_drop_order};
pub use enumeration::label_steps;
pub use rename::rename_step;

/// The pseudo part of a step that makes the whole object.
const WHOLE: &str = "the whole object";

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
    /// What has to be out of the way. Holds the object itself where it is dropped and made again, and nothing else runs.
    pub displaced: Displaced,
}

impl Step {
    /// Sort key among steps that run in one place: kinds in creation order, ties between objects last.
    pub fn order(&self) -> (bool, Kind, ObjectId) {
        (self.ties_objects(), self.object.kind, self.object.clone())
    }

    /// Whether it only ties a sequence to its column.
    pub fn ties_objects(&self) -> bool {
        self.parts.iter().all(|part| part == "owned_by")
    }

    fn new(object: &Object, parts: &[&str], nature: Nature, sql: Vec<String>) -> Step {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        Step { object: object.id.clone(), parts, nature, sql, displaced: Displaced::new() }
    }

    /// The step for parts that no statement changes.
    pub fn impossible(object: &ObjectId, parts: Vec<String>, why: String) -> Step {
        let nature = Nature::Unsupported(why);
        Step { object: object.clone(), parts, nature, sql: Vec::new(), displaced: Displaced::new() }
    }

    /// The step that makes an object that was displaced.
    pub fn making(want: &Object, sql: Vec<String>) -> Step {
        Step::new(want, &[WHOLE], Nature::Replace, sql)
    }

    /// The step that drops an object and makes it again, with everything that needs it.
    fn whole(sides: Sides<'_>, want: &Object, parts: &[&str], nature: Nature) -> Step {
        let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
        Step::new(want, &parts, nature, Vec::new()).displacing(displace::around_whole(sides, &want.id))
    }

    /// The same with what is in its way; something that cannot be taken away makes it impossible.
    fn displacing(mut self, displaced: Result<Displaced, String>) -> Step {
        match displaced {
            Ok(displaced) => self.displaced = displaced,
            Err(why) => {
                self.nature = Nature::Unsupported(why);
                self.sql = Vec::new();
            }
        }
        self
    }
}

/// Both sides of a change, for rebuilding what depends on the object.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// The live catalog.
    pub have: &'a Catalog,
    /// The declared catalog.
    pub want: &'a Catalog,
    /// Live objects that go for good with the same change.
    pub leaving: &'a BTreeSet<ObjectId>,
}

impl Sides<'_> {
    fn is_leaving(&self, id: &ObjectId) -> bool {
        self.leaving.contains(id)
    }
}

/// Steps for the given parts of an object that both catalogs hold.
pub fn steps_for(sides: Sides<'_>, have: &Object, want: &Object, changes: &[PartChange]) -> Vec<Step> {
    let names: Vec<&str> = changes.iter().map(|change| change.part.as_str()).collect();
    let own = own_steps(sides, (have, want), &names);
    let recreated = own.iter().any(|step| step.parts.iter().any(|part| part == WHOLE));
    let common = if recreated { Vec::new() } else { common::steps(want, changes) };
    // A sequence has the owner of the table it belongs to, and gets it with the table.
    let (first, common) = match (&have.facts, &want.facts) {
        (Facts::Sequence(from), Facts::Sequence(to)) if to.owned_by.is_some() => {
            let stays = from.owned_by.is_some();
            let is_owner = |step: &Step| step.parts.iter().any(|part| part == "owner");
            let (owner, rest): (Vec<Step>, Vec<Step>) = common.into_iter().partition(is_owner);
            (owner.into_iter().map(|step| if stays { Step { sql: Vec::new(), ..step } } else { step }).collect(), rest)
        }
        _ => (Vec::new(), common),
    };
    let risks = own.iter().flat_map(|step| side_effects::of(sides.have, step)).collect::<BTreeSet<_>>();
    let risks = risks.into_iter().map(|hazard| Step::new(want, &[], Nature::Hazard(hazard), Vec::new()));
    let risks: Vec<Step> = risks.collect();
    first.into_iter().chain(own).chain(common).chain(risks).collect()
}

fn own_steps(sides: Sides<'_>, (have, want): (&Object, &Object), names: &[&str]) -> Vec<Step> {
    match (&have.facts, &want.facts) {
        (Facts::Extension(_), Facts::Extension(to)) => extension::steps(want, to, names),
        (Facts::Collation(_), Facts::Collation(_)) => collation::steps(sides, want, names),
        (Facts::Enum(from), Facts::Enum(to)) => enumeration::steps(sides, want, (from, to), names),
        (Facts::Domain(from), Facts::Domain(to)) => domain::steps(sides, want, (from, to), names),
        (Facts::CompositeType(from), Facts::CompositeType(to)) => composite_type::steps(sides, want, (from, to), names),
        (Facts::RangeType(_), Facts::RangeType(_)) => range_type::steps(sides, want, names),
        (Facts::ForeignServer(from), Facts::ForeignServer(to)) => foreign_server::steps(want, (from, to), names),
        (Facts::UserMapping(from), Facts::UserMapping(to)) => user_mapping::steps(want, (from, to), names),
        (Facts::Sequence(from), Facts::Sequence(to)) => sequence::steps(want, (from, to), names),
        (Facts::Table(from), Facts::Table(to)) => table::steps(sides, want, (from, to), names),
        (Facts::Column(from), Facts::Column(to)) => column::steps(sides, want, (from, to), names),
        (Facts::Function(from), Facts::Function(to)) => function::steps(sides, want, (from, to), names),
        (Facts::Aggregate(from), Facts::Aggregate(to)) => aggregate::steps(sides, want, (from, to), names),
        (Facts::Constraint(from), Facts::Constraint(to)) => constraint::steps(sides, want, (from, to), names),
        (Facts::Index(from), Facts::Index(to)) => index::steps(sides, want, (from, to), names),
        (Facts::Statistics(_), Facts::Statistics(to)) => statistics::steps(sides, want, to, names),
        (Facts::View(from), Facts::View(to)) => view::steps(sides, want, (from, to), names),
        (Facts::Rule(_), Facts::Rule(to)) => rule::steps(want, to, names),
        (Facts::Trigger(_), Facts::Trigger(to)) => trigger::steps(sides, want, to, names),
        (Facts::Policy(_), Facts::Policy(_)) => policy::steps(sides, want, names),
        (Facts::EventTrigger(_), Facts::EventTrigger(to)) => event_trigger::steps(sides, want, to, names),
        (Facts::Publication(from), Facts::Publication(to)) => publication::steps(sides, want, (from, to), names),
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
    let mut steps = vec![Step::new(want, &[WHOLE], Nature::Additive, create(want, catalog))];
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
    vec![Step::new(have, &[WHOLE], Nature::Hazard(hazard), sql)]
}

/// Steps that drop an object the files no longer declare. What still needs it and is declared is made again, and then
/// needs something else; what is not declared keeps it from being dropped.
///
/// With `early` it goes before anything new is made.
pub fn leaving_steps(sides: Sides<'_>, have: &Object, early: bool) -> Vec<Step> {
    let mut steps = drop_steps(have);
    if sequence::goes_with_column(sides, have) {
        steps.iter_mut().for_each(|step| step.sql.clear());
    }
    if let Some(sql) = inheritance::drop_above(sides, have) {
        steps.iter_mut().for_each(|step| step.sql.clone_from(&sql));
    }
    let kinds = [Kind::Function, Kind::Aggregate, Kind::View, Kind::Constraint, Kind::Index];
    if !early && !kinds.contains(&have.id.kind) {
        return steps;
    }
    steps
        .into_iter()
        .map(|step| match displace::around_drop(sides, &have.id) {
            Ok(displaced) if displaced.keys().all(|id| sides.is_leaving(id)) => step,
            Ok(mut displaced) => {
                displaced.insert(have.id.clone(), Act::Drop);
                Step { displaced, ..step }
            }
            Err(why) => step.displacing(Err(why)),
        })
        .collect()
}
