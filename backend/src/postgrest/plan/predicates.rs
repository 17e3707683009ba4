//! Conditions and orders, with what is known of the columns they name.

use super::node::{Branch, Order, PlannedColumn, PlannedField, Predicate, Source, ValueKind};
use crate::postgrest::cache::Relation;
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{Condition, Field, Filter, IsValue, JsonOperand, OrderTerm, SelectColumn, Test};

/// What names can mean at one place of the tree.
pub(super) struct Fields<'a> {
    /// The table there, if it is known.
    pub(super) relation: Option<&'a Relation>,
    /// What is embedded there.
    pub(super) branches: &'a [Branch],
}

impl Fields<'_> {
    fn planned(&self, field: &Field) -> PlannedField {
        let data_type = self.relation.and_then(|relation| relation.columns.get(&field.name));
        let kind = match data_type.map(String::as_str) {
            Some("json" | "jsonb") => ValueKind::Json,
            Some("tsvector") => ValueKind::SearchVector,
            _ => ValueKind::Other,
        };
        PlannedField { name: field.name.clone(), path: field.path.clone(), kind }
    }
}

pub(super) fn column(fields: &Fields<'_>, column: &SelectColumn) -> PlannedColumn {
    let alias = column.alias.clone().or_else(|| last_key(&column.field));
    PlannedColumn { field: fields.planned(&column.field), cast: column.cast.clone(), alias }
}

/// Steps into JSON are named by their last key, or by the column when they have none.
fn last_key(field: &Field) -> Option<String> {
    if field.path.is_empty() {
        return None;
    }
    let key = field.path.iter().rev().find_map(|step| match &step.operand {
        JsonOperand::Key(key) => Some(key.clone()),
        JsonOperand::Index(_) => None,
    });
    Some(key.unwrap_or_else(|| field.name.clone()))
}

pub(super) fn predicate(fields: &Fields<'_>, condition: &Condition) -> Result<Predicate, ApiError> {
    match condition {
        Condition::Filter(filter) => of_filter(fields, filter),
        Condition::Group { negated, any, members } => {
            let members = members.iter().map(|member| predicate(fields, member)).collect::<Result<_, _>>()?;
            Ok(Predicate::Group { negated: *negated, any: *any, members })
        }
    }
}

fn of_filter(fields: &Fields<'_>, filter: &Filter) -> Result<Predicate, ApiError> {
    let branch = fields.branches.iter().find(|branch| branch.key == filter.field.name);
    let Some(branch) = branch.filter(|_| filter.field.path.is_empty()) else {
        let field = fields.planned(&filter.field);
        return Ok(Predicate::Column { field, negated: filter.negated, test: filter.test.clone() });
    };
    let present = match filter.test {
        Test::Is(IsValue::Null) => filter.negated,
        Test::Is(IsValue::NotNull) => !filter.negated,
        _ => return Err(ApiError::EmbedFilter(branch.key.clone())),
    };
    Ok(Predicate::Branch { alias: branch.alias.clone(), present })
}

pub(super) fn order(fields: &Fields<'_>, source: &Source, term: &OrderTerm) -> Result<Order, ApiError> {
    let branch = match &term.embed {
        None => None,
        Some(key) => {
            let found = fields.branches.iter().find(|branch| branch.key == *key);
            let branch = found.ok_or_else(|| ApiError::NotEmbedded(key.clone()))?;
            if !branch.relationship.is_to_one() {
                let origin = source.name().name.clone();
                return Err(ApiError::RelatedOrder { origin, target: key.clone() });
            }
            Some(branch.alias.clone())
        }
    };
    // The type of a branch's column is not looked up: steps into it are taken from its JSON form.
    let own = Fields { relation: fields.relation.filter(|_| branch.is_none()), branches: &[] };
    Ok(Order { field: own.planned(&term.field), branch, descending: term.descending, nulls_first: term.nulls_first })
}
