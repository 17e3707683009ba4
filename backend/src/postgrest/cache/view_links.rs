//! Relationships of views: those of a table, where the view shows all columns they need.

use std::collections::BTreeMap;

use super::relationship::{Cardinality, Link, Name, Relationship};
use super::schema_cache::Relation;
use super::view_columns::{ShownColumn, shown_columns};

pub(super) fn view_links(relationships: &[Relationship], relations: &BTreeMap<Name, Relation>) -> Vec<Relationship> {
    let views: Vec<(&Name, Vec<ShownColumn>)> = relations
        .iter()
        .filter_map(|(name, relation)| Some((name, shown_columns(relation.view.as_deref()?))))
        .collect();
    let mut found = Vec::new();
    for relationship in relationships {
        for (view, shown) in &views {
            let from_view = replaced(relationship, view, shown, Side::Own);
            let between_views = from_view.iter().flat_map(|relationship| {
                views.iter().filter_map(|(other, shown)| replaced(relationship, other, shown, Side::Foreign))
            });
            found.extend(between_views);
            found.extend(from_view);
            found.extend(replaced(relationship, view, shown, Side::Foreign));
        }
    }
    found
}

#[derive(Clone, Copy)]
enum Side {
    Own,
    Foreign,
}

/// The relationship with the view in the place of one of its tables, if the view shows the columns.
fn replaced(relationship: &Relationship, view: &Name, shown: &[ShownColumn], side: Side) -> Option<Relationship> {
    let table = match side {
        Side::Own => &relationship.table,
        Side::Foreign => &relationship.foreign,
    };
    let name = |column: &String| {
        shown.iter().find(|one| one.table == *table && one.column == *column).map(|one| one.shown_as.clone())
    };
    let rename = |link: &Link| {
        let pairs = link.columns.iter().map(|(own, foreign)| match side {
            Side::Own => Some((name(own)?, foreign.clone())),
            Side::Foreign => Some((own.clone(), name(foreign)?)),
        });
        Some(Link { constraint: link.constraint.clone(), columns: pairs.collect::<Option<_>>()? })
    };
    let cardinality = match &relationship.cardinality {
        Cardinality::ManyToOne(link) => Cardinality::ManyToOne(rename(link)?),
        Cardinality::OneToOne(link) => Cardinality::OneToOne(rename(link)?),
        Cardinality::OneToMany(link) => Cardinality::OneToMany(rename(link)?),
        // A junction is looked for between tables only.
        Cardinality::ManyToMany(_) => return None,
    };
    let replaced = match side {
        Side::Own => Relationship { table: view.clone(), cardinality, ..relationship.clone() },
        Side::Foreign => Relationship { foreign: view.clone(), cardinality, to_view: true, ..relationship.clone() },
    };
    Some(replaced)
}
