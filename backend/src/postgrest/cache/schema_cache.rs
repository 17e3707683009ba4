//! The cache itself, and how a catalog becomes one.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::parse_routine;
use super::junctions::junctions;
use super::references::{Reference, parse_key, parse_reference};
use super::relationship::{Cardinality, Link, Name, Relationship};
use super::routine::Routine;
use super::view_links::view_links;
use crate::catalog::{Catalog, Facts};

/// A table or view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// Types of its columns, as the server prints them.
    pub columns: BTreeMap<String, String>,
    /// Defaults of its columns.
    pub defaults: BTreeMap<String, String>,
    /// Columns of its primary key.
    pub primary_key: Vec<String>,
    /// Column sets that are unique, the primary key's included; sorted.
    pub keys: Vec<Vec<String>>,
    /// Text of the query behind it, if it is a view.
    pub view: Option<String>,
    is_partition: bool,
}

/// What the data API knows of a schema.
#[derive(Clone, Debug)]
pub struct SchemaCache {
    pub(super) schemas: Vec<String>,
    pub(super) relations: BTreeMap<Name, Relation>,
    pub(super) relationships: Vec<Relationship>,
    pub(super) routines: Vec<Routine>,
}

impl SchemaCache {
    /// Reads a catalog. Only the given schemas are exposed, the first by default.
    pub fn new(catalog: &Catalog, schemas: &[&str]) -> SchemaCache {
        let relations = relations(catalog);
        let mut relationships = references(catalog, &relations);
        relationships.extend(junctions(&relationships, &relations));
        relationships.extend(view_links(&relationships, &relations));
        relationships.sort_by(|one, other| one.cardinality.cmp(&other.cardinality).then_with(|| one.cmp(other)));
        let is_relation = |name: &Name| relations.contains_key(name);
        let routines = catalog.objects.values().filter_map(|object| match &object.facts {
            Facts::Function(function) => parse_routine(&object.id, function, &is_relation),
            _ => None,
        });
        let routines = routines.collect();
        SchemaCache {
            schemas: schemas.iter().map(|&name| name.to_owned()).collect(),
            relations,
            relationships,
            routines,
        }
    }

    /// A table or view.
    pub fn relation(&self, name: &Name) -> Option<&Relation> {
        self.relations.get(name)
    }

    /// Every function a request could call, whatever its schema.
    pub fn routines(&self) -> impl Iterator<Item = &Routine> {
        self.routines.iter()
    }

    /// All relationships that come from a table or view.
    pub fn relationships_of<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = &'a Relationship> {
        self.relationships.iter().filter(move |relationship| relationship.table == *name)
    }
}

fn relations(catalog: &Catalog) -> BTreeMap<Name, Relation> {
    let mut relations: BTreeMap<Name, Relation> = BTreeMap::new();
    for object in catalog.objects.values() {
        let own = Name::new(&object.id.schema, &object.id.name);
        let around = Name::new(&object.id.schema, &object.id.relation);
        match &object.facts {
            Facts::Table(table) => {
                relations.entry(own).or_default().is_partition = table.partition_bound.is_some();
            }
            Facts::View(view) => {
                let relation = relations.entry(own).or_default();
                let typed = view.columns.iter().map(|column| (column.name.clone(), column.data_type.clone()));
                relation.columns = typed.collect();
                relation.view = Some(view.definition.clone());
            }
            Facts::Column(column) => {
                let relation = relations.entry(around).or_default();
                relation.columns.insert(object.id.name.clone(), column.data_type.clone());
                if let Some(default) = &column.default {
                    relation.defaults.insert(object.id.name.clone(), default.clone());
                }
            }
            Facts::Constraint(constraint) => {
                let Some(mut key) = parse_key(constraint) else { continue };
                let relation = relations.entry(around).or_default();
                if constraint.constraint_type == "p" {
                    relation.primary_key.clone_from(&key);
                }
                key.sort();
                relation.keys.push(key);
            }
            _ => {}
        }
    }
    relations
}

/// Foreign keys, from both sides. Partitions are reached through their parent alone.
fn references(catalog: &Catalog, relations: &BTreeMap<Name, Relation>) -> Vec<Relationship> {
    let mut found = Vec::new();
    let is_partition = |name: &Name| relations.get(name).is_none_or(|relation| relation.is_partition);
    for object in catalog.objects.values() {
        let Facts::Constraint(constraint) = &object.facts else { continue };
        let Some(reference) = parse_reference(constraint) else { continue };
        let table = Name::new(&object.id.schema, &object.id.relation);
        if is_partition(&table) || is_partition(&reference.foreign) {
            continue;
        }
        let unique = relations.get(&table).is_some_and(|relation| is_unique(relation, &reference));
        found.extend(both_sides(table, &object.id.name, reference, unique));
    }
    found
}

fn is_unique(relation: &Relation, reference: &Reference) -> bool {
    let columns: BTreeSet<&String> = reference.columns.iter().collect();
    relation.keys.iter().any(|key| key.iter().collect::<BTreeSet<_>>() == columns)
}

fn both_sides(table: Name, constraint: &str, reference: Reference, unique: bool) -> [Relationship; 2] {
    let constraint = constraint.to_owned();
    let there: Vec<(String, String)> = reference.columns.into_iter().zip(reference.foreign_columns).collect();
    let back = there.iter().map(|(own, foreign)| (foreign.clone(), own.clone())).collect();
    let there = Link { constraint: constraint.clone(), columns: there };
    let back = Link { constraint, columns: back };
    let (there, back) = if unique {
        (Cardinality::OneToOne(there), Cardinality::OneToOne(back))
    } else {
        (Cardinality::ManyToOne(there), Cardinality::OneToMany(back))
    };
    let foreign = reference.foreign;
    [
        Relationship { table: table.clone(), foreign: foreign.clone(), cardinality: there, to_view: false },
        Relationship { table: foreign, foreign: table, cardinality: back, to_view: false },
    ]
}
