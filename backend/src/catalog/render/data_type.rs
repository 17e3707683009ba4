//! Domains, composite types and range types.

use crate::catalog::model::{Attribute, CompositeType, Domain, DomainConstraint, Object, RangeType};
use crate::sql::{ident, literal, qualified};

/// `CREATE DOMAIN …`; constraints that were never checked are added after it, for only then can they be NOT VALID.
pub(super) fn create_domain(object: &Object, domain: &Domain) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let mut text = format!("create domain {name} as {}", domain.base_type);
    if let Some(collation) = &domain.collation {
        text += &format!(" collate {collation}");
    }
    if let Some(default) = &domain.default {
        text += &format!(" default {default}");
    }
    if domain.not_null {
        let constraint = domain.not_null_name.as_ref().map(|name| format!(" constraint {}", ident(name)));
        text += &format!("{} not null", constraint.unwrap_or_default());
    }
    let mut later = Vec::new();
    for (constraint, facts) in &domain.constraints {
        if facts.validated {
            text += &format!(" constraint {} {}", ident(constraint), facts.definition);
        } else {
            later.push(add_domain_constraint(object, constraint, facts));
        }
        later.extend(facts.comment.as_ref().map(|text| domain_constraint_comment(object, constraint, Some(text))));
    }
    [vec![text], later].concat()
}

/// `ALTER DOMAIN … ADD CONSTRAINT …`.
pub fn add_domain_constraint(object: &Object, name: &str, constraint: &DomainConstraint) -> String {
    let not_valid = if constraint.validated { "" } else { " not valid" };
    let domain = qualified(&object.id.schema, &object.id.name);
    format!("alter domain {domain} add constraint {} {}{not_valid}", ident(name), constraint.definition)
}

/// `COMMENT ON CONSTRAINT … ON DOMAIN …`.
pub fn domain_constraint_comment(object: &Object, name: &str, text: Option<&str>) -> String {
    let text = text.map_or_else(|| "null".to_owned(), literal);
    format!(
        "comment on constraint {} on domain {} is {text}",
        ident(name),
        qualified(&object.id.schema, &object.id.name)
    )
}

/// `CREATE TYPE … AS (…)`.
pub(super) fn create_composite_type(object: &Object, composite: &CompositeType) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let attributes: Vec<String> = composite.attributes.iter().map(attribute_clause).collect();
    let comments = composite.attributes.iter().filter(|attribute| attribute.comment.is_some());
    let comments = comments.map(|attribute| attribute_comment(object, attribute));
    [vec![format!("create type {name} as ({})", attributes.join(", "))], comments.collect()].concat()
}

/// `"name" type collate …`.
pub fn attribute_clause(attribute: &Attribute) -> String {
    let collation = attribute.collation.as_ref().map(|collation| format!(" collate {collation}"));
    format!("{} {}{}", ident(&attribute.name), attribute.data_type, collation.unwrap_or_default())
}

/// `COMMENT ON COLUMN …` of an attribute.
pub fn attribute_comment(object: &Object, attribute: &Attribute) -> String {
    let text = attribute.comment.as_deref().map_or_else(|| "null".to_owned(), literal);
    let name = qualified(&object.id.schema, &object.id.name);
    format!("comment on column {name}.{} is {text}", ident(&attribute.name))
}

/// `CREATE TYPE … AS RANGE (…)`.
pub(super) fn create_range_type(object: &Object, range: &RangeType) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let settings = [
        ("subtype", Some(&range.subtype)),
        ("subtype_opclass", range.operator_class.as_ref()),
        ("collation", range.collation.as_ref()),
        ("canonical", range.canonical.as_ref()),
        ("subtype_diff", range.difference.as_ref()),
        ("multirange_type_name", Some(&range.multirange)),
    ];
    let settings = settings.into_iter().filter_map(|(word, value)| Some(format!("{word} = {}", value?)));
    vec![format!("create type {name} as range ({})", settings.collect::<Vec<_>>().join(", "))]
}
