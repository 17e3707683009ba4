//! The schema as requests see it.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Column, Facts, Function, Kind, ObjectId};
use crate::postgrest::{Name, SchemaCache, take_name};

/// A catalog with what the data API knows of it.
pub(super) struct Schema<'a> {
    pub(super) cache: SchemaCache,
    catalog: &'a Catalog,
    names: BTreeSet<&'a str>,
}

/// What a name means on a table.
pub(super) enum Meaning {
    /// A column of this type.
    Column(String),
    /// Something that the data API computes.
    Computed,
    /// Nothing.
    Nothing,
    /// Nobody knows the columns there.
    Unknown,
}

impl<'a> Schema<'a> {
    /// All schemas count as exposed: which ones are is configured elsewhere.
    pub(super) fn new(catalog: &'a Catalog) -> Schema<'a> {
        let mut names: BTreeSet<&str> = catalog.objects.keys().map(|id| id.schema.as_str()).collect();
        names.extend(catalog.objects.keys().filter(|id| id.kind == Kind::Schema).map(|id| id.name.as_str()));
        names.remove("");
        let others = names.iter().copied().filter(|name| *name != "public");
        let exposed: Vec<&str> = std::iter::once("public").chain(others).collect();
        Schema { cache: SchemaCache::new(catalog, &exposed), catalog, names }
    }

    pub(super) fn has_schema(&self, name: &str) -> bool {
        name == "public" || self.names.contains(name)
    }

    /// What a name means on a table or view.
    pub(super) fn meaning(&self, table: &Name, name: &str) -> Meaning {
        let Some(relation) = self.cache.relation(table) else { return Meaning::Unknown };
        match relation.columns.get(name) {
            Some(data_type) => Meaning::Column(data_type.clone()),
            // `t.count` is the server's other way to write `count(t)`, and so are functions of a table's row.
            None if name == "*" || name == "count" || self.computes(table, name) => Meaning::Computed,
            None => Meaning::Nothing,
        }
    }

    /// Whether a function takes a row of the table.
    pub(super) fn computes(&self, table: &Name, name: &str) -> bool {
        self.functions_named(&table.schema, name).any(|(id, _)| {
            let types = id.name[name.len()..].trim_start_matches('(').trim_end_matches(')');
            let mut rest = types;
            take_name(&mut rest).is_some_and(|found| found == *table && rest.is_empty())
        })
    }

    /// All functions of a name.
    pub(super) fn functions_named<'s>(
        &'s self,
        schema: &'s str,
        name: &'s str,
    ) -> impl Iterator<Item = (&'s ObjectId, &'s Function)> {
        self.catalog.objects.iter().filter_map(move |(id, object)| match &object.facts {
            Facts::Function(function)
                if id.schema == schema
                    && id.name.strip_prefix(name).is_some_and(|arguments| arguments.starts_with('(')) =>
            {
                Some((id, function))
            }
            _ => None,
        })
    }

    /// The enum that a type's name is, with its labels.
    pub(super) fn enumeration(&self, data_type: &str) -> Option<(Name, &[String])> {
        let mut rest = data_type;
        let name = take_name(&mut rest).filter(|_| rest.is_empty())?;
        let id = ObjectId {
            kind: Kind::Enum,
            schema: name.schema.clone(),
            relation: String::new(),
            name: name.name.clone(),
        };
        match &self.catalog.get(&id)?.facts {
            Facts::Enum(found) => Some((name, &found.labels)),
            _ => None,
        }
    }

    /// Columns without which a row is refused, unless a trigger gives them a value.
    pub(super) fn insisted(&self, table: &Name) -> Vec<&'a str> {
        let columns = self.catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
            Facts::Column(column) if id.schema == table.schema && id.relation == table.name => {
                (insists(column) && !self.is_domain(&column.data_type)).then_some(id.name.as_str())
            }
            _ => None,
        });
        let filled = self.trigger_texts(table);
        columns.filter(|column| !filled.iter().any(|text| sets(text, column))).collect()
    }

    /// A domain may have a default of its own.
    fn is_domain(&self, data_type: &str) -> bool {
        let mut rest = data_type;
        let name = take_name(&mut rest).filter(|_| rest.is_empty());
        name.is_some_and(|name| {
            let id = ObjectId { kind: Kind::Domain, schema: name.schema, relation: String::new(), name: name.name };
            self.catalog.get(&id).is_some()
        })
    }

    /// Functions that run before a row is inserted, in lower case.
    fn trigger_texts(&self, table: &Name) -> Vec<String> {
        let mut texts = Vec::new();
        for (id, object) in &self.catalog.objects {
            let Facts::Trigger(trigger) = &object.facts else { continue };
            let (events, call) = trigger.definition.split_once(" EXECUTE FUNCTION ").unwrap_or_default();
            if id.schema != table.schema || id.relation != table.name || !events.contains(" BEFORE ") {
                continue;
            }
            let mut rest = call;
            if let Some(name) = take_name(&mut rest) {
                let found = self.functions_named(&name.schema, &name.name);
                texts.extend(found.map(|(_, function)| function.definition.to_lowercase()));
            }
        }
        texts
    }
}

fn insists(column: &Column) -> bool {
    column.not_null && column.default.is_none() && column.identity.is_empty() && column.generated_kind.is_empty()
}

/// Whether a trigger's text names the column of the new row.
fn sets(text: &str, column: &str) -> bool {
    let name = format!("new.{}", column.to_lowercase());
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(&name).any(|(at, found)| ends(&text[at + found.len()..]))
        || text.contains("jsonb_populate_record")
}
