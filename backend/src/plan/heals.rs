//! Which statements would have failed or hidden a difference.

use super::inputs::{DeclaredStatement, Inputs};
use crate::catalog::{Facts, Kind, ObjectId};
use crate::heal::{Evidence, Heal, rule_for};
use crate::sql::Guard;

/// The heals of one statement that is not run as written. `executed` is what runs in its place.
pub(super) fn heals_of(inputs: &Inputs<'_>, index: usize, executed: &[String], differences: &[String]) -> Vec<Heal> {
    let Some(declared) = inputs.statements.get(index) else { return Vec::new() };
    let Some(kind) = created_kind(declared) else { return Vec::new() };
    let concerned = concerned(inputs, index);
    // Skips of a redeploy are no heals, and a guarded statement over an identical object works as written.
    let would_fail = declared.statement.guard == Guard::None && !inputs.is_applied(declared);
    let would_hide = !executed.is_empty();
    if !would_fail && !would_hide {
        return Vec::new();
    }
    let replaces = declared.statement.guard == Guard::OrReplace;
    concerned
        .into_iter()
        .filter(|id| id.kind == kind && inputs.have.get(id).is_some() && !replaces)
        .filter_map(|id| {
            Some(Heal {
                rule: rule_for(kind)?,
                object: id.clone(),
                original_sql: declared.statement.text().to_owned(),
                executed_sql: executed.to_vec(),
                evidence: Evidence::of(inputs.want.get(id), inputs.have.get(id), inputs.base.get(id), differences),
            })
        })
        .collect()
}

fn concerned<'a>(inputs: &'a Inputs<'_>, index: usize) -> Vec<&'a ObjectId> {
    let mut all: Vec<&ObjectId> = inputs.attribution.concerned_by(index).into_iter().collect();
    let own_index = |id: &ObjectId| !matches!(inputs.want.get(id).map(|object| &object.facts), Some(Facts::Constraint(c)) if c.inherited);
    all.retain(|id| own_index(id));
    all
}

/// The kind of object a statement creates, by its grammar.
fn created_kind(declared: &DeclaredStatement) -> Option<Kind> {
    let text = declared.statement.text().to_lowercase();
    Some(match declared.statement.kind.as_str() {
        "create_table" | "create_table_as" => Kind::Table,
        "alter_table" if text.contains("add constraint") || text.contains("add primary key") => Kind::Constraint,
        "alter_table" if text.contains(" add ") => Kind::Column,
        "create_type" => Kind::Enum,
        "alter_type" if text.contains("add value") => Kind::Enum,
        "create_index" => Kind::Index,
        "create_sequence" => Kind::Sequence,
        "create_view" | "create_materialized_view" => Kind::View,
        "create_schema" => Kind::Schema,
        "create_function" | "create_procedure" => Kind::Function,
        "create_trigger" => Kind::Trigger,
        "create_policy" => Kind::Policy,
        "create_extension" => Kind::Extension,
        _ => return None,
    })
}
