//! `DROP …` in declared files.

use std::collections::BTreeMap;

use super::inputs::{DeclaredStatement, Inputs};
use super::lines::line;
use super::outcome::ObjectDecision;
use super::summary::{Decision, Plan, PlannedStatement, Verdict};
use crate::catalog::{Kind, Object, ObjectId};
use crate::drift::{Hazard, Nature, drop_steps};
use crate::finding::Finding;
use crate::sql::DropTarget;

/// Live objects a statement would drop for good: there now, and declared nowhere.
pub(super) fn live_targets<'a>(inputs: &'a Inputs<'_>, declared: &DeclaredStatement) -> Vec<&'a Object> {
    declared
        .statement
        .drops
        .iter()
        .flat_map(|target| inputs.have.objects.values().filter(|have| names(target, have)))
        .filter(|have| inputs.want.get(&have.id).is_none())
        .collect()
}

/// Plans a statement that drops live objects.
pub(super) fn plan_drop(
    inputs: &Inputs<'_>,
    (index, declared): (usize, &DeclaredStatement),
    (targets, decisions): (&[&Object], &BTreeMap<ObjectId, ObjectDecision>),
    plan: &mut Plan,
) -> PlannedStatement {
    let Some(target) = targets.first() else {
        return PlannedStatement { decision: Decision::SkipIdentical, ..line(index, declared, Vec::new(), None) };
    };
    // What an earlier deployment left goes as all that is declared no longer does, and with what is in its way.
    let is_gone = |target: &&Object| matches!(decisions.get(&target.id), Some(decision) if decision.is_gone);
    if targets.iter().all(is_gone) {
        return PlannedStatement { decision: Decision::SkipIdentical, ..line(index, declared, Vec::new(), None) };
    }
    let hazard = match drop_steps(target).first().map(|step| step.nature.clone()) {
        Some(Nature::Hazard(hazard)) => hazard,
        _ => Hazard::DropsObject,
    };
    let planned = line(index, declared, vec![declared.statement.text().to_owned()], Some(target.id.clone()));
    if inputs.options.allowed.contains(&hazard) {
        return PlannedStatement { decision: Decision::Replace, ..planned };
    }
    let finding = Finding::error("hazard", format!("dropping {} is a hazard: {}", target.id, hazard.as_str()))
        .with_detail(hazard.explanation())
        .with_hint(format!("Pass `--allow-hazard {}` to accept it.", hazard.as_str()))
        .at(declared.statement.location());
    plan.stop(Verdict::Refused, finding);
    PlannedStatement { decision: Decision::Refuse, sql: Vec::new(), ..planned }
}

fn names(target: &DropTarget, object: &Object) -> bool {
    if !kind_matches(&target.kind, object.id.kind) {
        return false;
    }
    let (schema, name) = split(&target.path);
    let bare = object.id.name.split('(').next().unwrap_or_default();
    if bare != name {
        return false;
    }
    if target.relation.is_empty() {
        return schema.is_none_or(|schema| schema == object.id.schema);
    }
    let (schema, relation) = split(&target.relation);
    relation == object.id.relation && schema.is_none_or(|schema| schema == object.id.schema)
}

fn split(path: &[String]) -> (Option<&str>, &str) {
    match path {
        [schema, name] => (Some(schema), name),
        [name] => (None, name),
        _ => (None, ""),
    }
}

fn kind_matches(word: &str, kind: Kind) -> bool {
    match word {
        "table" | "foreign table" => kind == Kind::Table,
        "view" | "materialized view" => kind == Kind::View,
        "index" => kind == Kind::Index,
        "sequence" => kind == Kind::Sequence,
        "type" => matches!(kind, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType),
        "domain" => kind == Kind::Domain,
        "collation" => kind == Kind::Collation,
        "aggregate" => kind == Kind::Aggregate,
        "statistics" => kind == Kind::Statistics,
        "rule" => kind == Kind::Rule,
        "event trigger" => kind == Kind::EventTrigger,
        "publication" => kind == Kind::Publication,
        "server" => kind == Kind::ForeignServer,
        "schema" => kind == Kind::Schema,
        "extension" => kind == Kind::Extension,
        "function" | "procedure" | "routine" => kind == Kind::Function,
        "trigger" => kind == Kind::Trigger,
        "policy" => kind == Kind::Policy,
        "column" => kind == Kind::Column,
        "constraint" => kind == Kind::Constraint,
        _ => false,
    }
}
