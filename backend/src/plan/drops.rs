//! `DROP …` in declared files.

use super::inputs::{DeclaredStatement, Inputs};
use crate::catalog::{Kind, Object};
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
