//! Looks names up, and says what is missing.

use super::relationship::{Cardinality, Link, Name, Relationship};
use super::routine::Routine;
use super::schema_cache::{Relation, SchemaCache};
use super::suggest::{RELATED, REMOTE, SIMILAR, suggest};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::Payload;

impl SchemaCache {
    /// The schema of a request.
    pub fn schema(&self, asked: Option<&str>) -> Result<&str, ApiError> {
        let found = match asked {
            Some(asked) => self.schemas.iter().find(|exposed| *exposed == asked),
            None => self.schemas.first(),
        };
        found.map(String::as_str).ok_or_else(|| ApiError::Schema {
            asked: asked.unwrap_or_default().to_owned(),
            exposed: self.schemas.clone(),
        })
    }

    /// A table or view, or the error that it is not there.
    pub fn find_relation(&self, name: &Name) -> Result<&Relation, ApiError> {
        self.relations.get(name).ok_or_else(|| {
            let neighbours = self.relations.keys().filter(|known| known.schema == name.schema);
            let suggestion = suggest(&name.name, neighbours.map(|known| known.name.as_str()), SIMILAR);
            ApiError::NoTable {
                schema: name.schema.clone(),
                name: name.name.clone(),
                suggestion: suggestion.map(str::to_owned),
            }
        })
    }

    /// The relationship an embed means.
    pub fn find_relationship<'a>(
        &'a self,
        origin: &'a Name,
        target: &str,
        hint: Option<&str>,
    ) -> Result<&'a Relationship, ApiError> {
        let fits = |relationship: &&Relationship| {
            relationship.foreign.schema == origin.schema && is_meant(relationship, target, hint)
        };
        let found: Vec<&Relationship> = self.relationships_of(origin).filter(fits).collect();
        match found[..] {
            [one] => Ok(one),
            [] => Err(ApiError::NoRelationship {
                schema: origin.schema.clone(),
                origin: origin.name.clone(),
                target: target.to_owned(),
                hint: hint.map(str::to_owned),
                suggestion: self.suggest_relationship(origin, target),
            }),
            _ => Err(ApiError::AmbiguousRelationship {
                origin: origin.name.clone(),
                target: target.to_owned(),
                candidates: found.into_iter().cloned().collect(),
            }),
        }
    }

    fn suggest_relationship(&self, origin: &Name, target: &str) -> Option<String> {
        let instead = |meant: &str, given: &str| format!("Perhaps you meant '{meant}' instead of '{given}'.");
        let related: Vec<&str> = self.relationships_of(origin).map(|found| found.foreign.name.as_str()).collect();
        if related.is_empty() {
            let origins = self.relationships.iter().filter(|known| known.table.schema == origin.schema);
            let meant = suggest(&origin.name, origins.map(|known| known.table.name.as_str()), RELATED)?;
            return Some(instead(meant, &origin.name));
        }
        if related.contains(&target) {
            return None;
        }
        suggest(target, related.into_iter(), RELATED).map(|meant| instead(meant, target))
    }

    /// The function that takes these arguments.
    pub fn find_routine(&self, name: &Name, arguments: &Payload, by_post: bool) -> Result<&Routine, ApiError> {
        let named: Vec<&Routine> = self.routines.iter().filter(|routine| routine.name == *name).collect();
        let fitting: Vec<&Routine> = named.iter().copied().filter(|routine| routine.takes(&arguments.keys)).collect();
        let whole = named.iter().copied().filter(|routine| by_post && routine.takes_json());
        let candidates = if fitting.is_empty() { whole.collect() } else { fitting };
        match candidates[..] {
            [one] => Ok(one),
            [] => Err(ApiError::NoFunction {
                schema: name.schema.clone(),
                name: name.name.clone(),
                arguments: arguments.keys.clone(),
                by_post,
                suggestion: self.suggest_routine(name, &named, &arguments.keys),
            }),
            _ => Err(ApiError::AmbiguousFunction(candidates.iter().map(|routine| routine.signature()).collect())),
        }
    }

    fn suggest_routine(&self, name: &Name, named: &[&Routine], arguments: &[String]) -> Option<String> {
        if named.is_empty() {
            let neighbours = self.routines.iter().filter(|routine| routine.name.schema == name.schema);
            return suggest(&name.name, neighbours.map(|routine| routine.name.name.as_str()), SIMILAR)
                .map(str::to_owned);
        }
        let list = |mut names: Vec<&str>| {
            names.sort_unstable();
            format!("({})", names.join(", "))
        };
        let known: Vec<String> = named
            .iter()
            .map(|routine| list(routine.parameters.iter().map(|parameter| parameter.name.as_str()).collect()))
            .collect();
        let given = list(arguments.iter().map(String::as_str).collect());
        suggest(&given, known.iter().map(String::as_str), REMOTE).map(|meant| format!("{}{meant}", name.name))
    }
}

/// Whether an embed of that name and hint means the relationship.
fn is_meant(relationship: &Relationship, target: &str, hint: Option<&str>) -> bool {
    let names_table = target == relationship.foreign.name;
    let link = match &relationship.cardinality {
        Cardinality::ManyToOne(link) | Cardinality::OneToOne(link) | Cardinality::OneToMany(link) => Some(link),
        Cardinality::ManyToMany(_) => None,
    };
    if relationship.is_self() {
        return is_meant_of_itself(relationship, link, target, hint);
    }
    let Some(hint) = hint else {
        let names_link = link.is_some_and(|link| link.constraint == target || is_own_column(link, target));
        return names_table || (names_link && !relationship.to_view);
    };
    let hints = match (&relationship.cardinality, link) {
        (Cardinality::ManyToMany(junction), _) => junction.table.name == hint,
        (_, Some(link)) => link.constraint == hint || is_own_column(link, hint) || is_foreign_column(link, hint),
        _ => false,
    };
    names_table && hints
}

/// A reference of a table to itself has one name from both sides: the table's name means the many, the column's the one.
fn is_meant_of_itself(relationship: &Relationship, link: Option<&Link>, target: &str, hint: Option<&str>) -> bool {
    let is_many = matches!(relationship.cardinality, Cardinality::OneToMany(_));
    let is_one = matches!(relationship.cardinality, Cardinality::ManyToOne(_));
    let Some(link) = link else { return false };
    let names_table = target == relationship.foreign.name;
    match hint {
        None => (names_table && is_many) || (is_one && is_own_column(link, target)),
        Some(hint) => names_table && is_many && is_foreign_column(link, hint),
    }
}

fn is_own_column(link: &Link, name: &str) -> bool {
    matches!(&link.columns[..], [(own, _)] if own == name)
}

fn is_foreign_column(link: &Link, name: &str) -> bool {
    matches!(&link.columns[..], [(_, foreign)] if foreign == name)
}
