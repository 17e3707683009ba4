//! Many-to-many relationships: a third table whose primary key holds both of its foreign keys.

use std::collections::BTreeMap;

use super::relationship::{Cardinality, Junction, Link, Name, Relationship};
use super::schema_cache::Relation;

pub(super) fn junctions(references: &[Relationship], relations: &BTreeMap<Name, Relation>) -> Vec<Relationship> {
    let mut found = Vec::new();
    let outgoing: Vec<(&Relationship, &Link)> = references.iter().filter_map(into_key).collect();
    for (first, source) in &outgoing {
        let Some(junction) = relations.get(&first.table) else { continue };
        for (second, target) in &outgoing {
            let same = first.table == second.table && source.constraint != target.constraint;
            if same && in_primary_key(junction, source) && in_primary_key(junction, target) {
                found.push(Relationship {
                    table: first.foreign.clone(),
                    foreign: second.foreign.clone(),
                    cardinality: Cardinality::ManyToMany(Junction {
                        table: first.table.clone(),
                        constraints: [source.constraint.clone(), target.constraint.clone()],
                        source: swapped(source),
                        target: swapped(target),
                    }),
                    to_view: false,
                });
            }
        }
    }
    found
}

fn into_key(relationship: &Relationship) -> Option<(&Relationship, &Link)> {
    match &relationship.cardinality {
        Cardinality::ManyToOne(link) => Some((relationship, link)),
        _ => None,
    }
}

fn in_primary_key(junction: &Relation, link: &Link) -> bool {
    link.columns.iter().all(|(own, _)| junction.primary_key.contains(own))
}

fn swapped(link: &Link) -> Vec<(String, String)> {
    link.columns.iter().map(|(own, foreign)| (foreign.clone(), own.clone())).collect()
}
