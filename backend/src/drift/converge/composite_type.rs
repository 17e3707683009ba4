//! Composite types.

use crate::catalog::{Attribute, CompositeType, Kind, Object, attribute_clause, attribute_comment};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::data_type::remade;
use super::{Sides, Step};

const ATTRIBUTES: &str = "attributes";

/// Attributes can be dropped anywhere and added at the end; any other order, or type, makes it another type.
pub(super) fn steps(
    sides: Sides<'_>,
    want: &Object,
    (from, to): (&CompositeType, &CompositeType),
    parts: &[&str],
) -> Vec<Step> {
    if !parts.contains(&ATTRIBUTES) {
        return Vec::new();
    }
    let named = |list: &[Attribute], name: &str| list.iter().any(|attribute| attribute.name == name);
    let kept: Vec<&Attribute> = from.attributes.iter().filter(|old| named(&to.attributes, &old.name)).collect();
    let (stays, comes) = to.attributes.split_at(kept.len().min(to.attributes.len()));
    let in_order = kept.iter().map(|old| &old.name).eq(stays.iter().map(|new| &new.name));
    let retyped = kept.iter().zip(stays).any(|(old, new)| !same_type(old, new));
    if !in_order || retyped {
        let step = remade(sides, want, parts);
        let loses = kept.len() < from.attributes.len() && !matches!(step.nature, Nature::Unsupported(_));
        let nature = if loses { Nature::Hazard(Hazard::DeletesData) } else { step.nature.clone() };
        return vec![Step { nature, ..step }];
    }
    let typed_table = sides.have.dependents(&want.id).into_iter().find(|user| user.id.kind == Kind::Table);
    let gone: Vec<&Attribute> = from.attributes.iter().filter(|old| !named(&to.attributes, &old.name)).collect();
    if let Some(table) = typed_table.filter(|_| !comes.is_empty() || !gone.is_empty()) {
        let why = format!("{} is made of it and would need CASCADE", table.id);
        return vec![Step::new(want, &[ATTRIBUTES], Nature::Unsupported(why), Vec::new())];
    }
    let alter = format!("alter type {}", qualified(&want.id.schema, &want.id.name));
    let step = |nature, sql| Step::new(want, &[ATTRIBUTES], nature, sql);
    let drops = gone.iter().map(|old| format!("{alter} drop attribute {}", ident(&old.name)));
    let drops = drops.map(|sql| step(Nature::Hazard(Hazard::DeletesData), vec![sql]));
    let adds = comes.iter().map(|new| {
        let comment = new.comment.is_some().then(|| attribute_comment(want, new));
        let add = format!("{alter} add attribute {}", attribute_clause(new));
        step(Nature::Additive, [Some(add), comment].into_iter().flatten().collect())
    });
    let notes = kept.iter().zip(stays).filter(|(old, new)| old.comment != new.comment);
    let notes = notes.map(|(_, new)| step(Nature::Replace, vec![attribute_comment(want, new)]));
    drops.chain(adds).chain(notes).collect()
}

fn same_type(old: &Attribute, new: &Attribute) -> bool {
    old.data_type == new.data_type && old.collation == new.collation
}
