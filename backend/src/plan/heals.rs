//! Which statements would have failed or hidden a difference.

use super::inputs::{DeclaredStatement, Inputs};
use crate::catalog::{Facts, Kind, ObjectId};
use crate::heal::{Evidence, Heal, rule_for};
use crate::sql::Guard;

/// The heals of one statement that is not run as written. `executed` is what runs in its place.
pub(super) fn heals_of(inputs: &Inputs<'_>, index: usize, executed: &[String], differences: &[String]) -> Vec<Heal> {
    let Some(declared) = inputs.statements.get(index) else { return Vec::new() };
    let kinds = created_kinds(declared);
    let concerned = concerned(inputs, index);
    // Skips of a redeploy are no heals, and a guarded statement over an identical object works as written.
    let would_fail = declared.statement.guard == Guard::None && !inputs.is_applied(declared);
    let would_hide = !executed.is_empty();
    if kinds.is_empty() || (!would_fail && !would_hide) {
        return Vec::new();
    }
    let replaces = declared.statement.guard == Guard::OrReplace;
    concerned
        .into_iter()
        .filter(|id| kinds.contains(&id.kind) && inputs.have.get(id).is_some() && !replaces)
        .filter_map(|id| {
            Some(Heal {
                rule: rule_for(id.kind)?,
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

/// The kinds of objects a statement creates, by its grammar.
fn created_kinds(declared: &DeclaredStatement) -> &'static [Kind] {
    let text = declared.statement.text().to_lowercase();
    match declared.statement.kind.as_str() {
        "create_table" | "create_table_as" | "create_foreign_table" => &[Kind::Table],
        "alter_table" if text.contains("add constraint") || text.contains("add primary key") => &[Kind::Constraint],
        "alter_table" if text.contains(" add ") => &[Kind::Column],
        "create_type" => &[Kind::Enum, Kind::CompositeType, Kind::RangeType],
        "create_domain" => &[Kind::Domain],
        "alter_type" if text.contains("add value") => &[Kind::Enum],
        "alter_type" if text.contains("add attribute") => &[Kind::CompositeType],
        "alter_domain" if text.contains(" add ") => &[Kind::Domain],
        "create_collation" => &[Kind::Collation],
        "create_index" => &[Kind::Index],
        "create_statistics" => &[Kind::Statistics],
        "create_sequence" => &[Kind::Sequence],
        "create_view" | "create_materialized_view" => &[Kind::View],
        "create_rule" => &[Kind::Rule],
        "create_schema" => &[Kind::Schema],
        "create_function" | "create_procedure" => &[Kind::Function],
        "create_aggregate" => &[Kind::Aggregate],
        "create_trigger" => &[Kind::Trigger],
        "create_event_trigger" => &[Kind::EventTrigger],
        "create_policy" => &[Kind::Policy],
        "create_extension" => &[Kind::Extension],
        "create_publication" => &[Kind::Publication],
        "alter_publication" if text.contains(" add ") => &[Kind::PublicationTable, Kind::PublicationSchema],
        "create_server" => &[Kind::ForeignServer],
        "create_user_mapping" => &[Kind::UserMapping],
        _ => &[],
    }
}
