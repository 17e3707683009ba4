//! Requests over a schema, each with the one object that is taken away before it is sent.

use std::collections::BTreeSet;
use std::fmt;

use wrench_backend::catalog::{Catalog, Column, Facts, Kind, ObjectId};
use wrench_backend::infer::RequestEvidence;
use wrench_backend::postgrest::{Cardinality, Name, SchemaCache, parse_key, parse_reference};
use wrench_backend::sql::ident;

/// What supabase-js sends with an upsert.
const UPSERT: &str = "resolution=merge-duplicates";

/// A request as a page would report it: values are shapes.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) method: &'static str,
    pub(super) url: String,
    pub(super) body: Option<String>,
    /// Preferences.
    pub(super) prefer: Option<&'static str>,
    /// What stood where a shape stands.
    pub(super) value: Option<String>,
}

impl Asked {
    pub(super) fn get(path: &str) -> Asked {
        Asked { method: "GET", url: format!("/rest/v1/{path}"), ..Asked::default() }
    }

    pub(super) fn post(path: &str, body: String) -> Asked {
        Asked { method: "POST", url: format!("/rest/v1/{path}"), body: Some(body), ..Asked::default() }
    }

    pub(super) fn evidence(&self) -> RequestEvidence<'_> {
        RequestEvidence {
            method: Some(self.method),
            url: Some(&self.url),
            body: self.body.as_deref(),
            prefer: self.prefer,
        }
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.method, self.url, self.body.as_deref().unwrap_or_default())
    }
}

/// A request and what is taken away before it.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) sort: &'static str,
    pub(super) name: String,
    pub(super) removal: String,
    pub(super) request: Asked,
}

/// Every case that the schema gives, sort by sort.
pub(super) fn broken(catalog: &Catalog) -> Vec<Broken> {
    let columns = plain_columns(catalog);
    let mut cases = Vec::new();
    for (sort, step, most) in
        [("select", 3, 30), ("filter", 4, 30), ("insert", 5, 30), ("upsert", 9, 15), ("upsert by", 11, 8)]
    {
        let chosen = columns.iter().skip(step).step_by(step).filter(|(id, _)| may(catalog, id, sort));
        cases.extend(chosen.take(most).map(|(id, column)| of_column(sort, id, column)));
    }
    for (found, most) in [(joins(catalog), 30), (tables(catalog), 12)] {
        let mut sorts: Vec<&str> = found.iter().map(|case| case.sort).collect();
        sorts.dedup();
        cases.extend(
            sorts.iter().flat_map(|sort| found.iter().filter(move |case| case.sort == *sort).take(most).cloned()),
        );
    }
    cases.extend(labels(catalog));
    cases
}

fn of_column(sort: &'static str, id: &ObjectId, column: &Column) -> Broken {
    let (table, name, shape) = (&id.relation, &id.name, shape(&column.data_type));
    let request = match sort {
        "select" => Asked::get(&format!("{table}?select={name}")),
        "filter" => Asked::get(&format!("{table}?select=*&{name}=eq.{shape}")),
        "insert" => Asked::post(table, format!(r#"{{"{name}":"{shape}"}}"#)),
        "upsert" => Asked {
            prefer: Some(UPSERT),
            ..Asked::post(&format!("{table}?on_conflict=id"), format!(r#"[{{"id":"‹uuid›","{name}":"{shape}"}}]"#))
        },
        _ => Asked {
            prefer: Some(UPSERT),
            ..Asked::post(&format!("{table}?on_conflict={name}"), format!(r#"[{{"{name}":"{shape}"}}]"#))
        },
    };
    let removal = format!("alter table public.{} drop column {} cascade", ident(table), ident(name));
    Broken { sort, name: format!("{sort} {table}.{name}"), removal, request }
}

/// What the loader sends for a value of the type.
pub(super) fn shape(data_type: &str) -> &'static str {
    match data_type.split('(').next().unwrap_or(data_type) {
        "uuid" => "‹uuid›",
        "integer" | "bigint" | "smallint" => "‹int›",
        "numeric" | "double precision" | "real" => "‹decimal›",
        "boolean" => "‹bool›",
        "date" => "‹date›",
        "timestamp with time zone" => "‹timestamptz›",
        "time without time zone" => "‹time›",
        _ => "‹text:5›",
    }
}

/// Columns of no key, reference or generated value, whose type takes plain values.
fn plain_columns(catalog: &Catalog) -> Vec<(&ObjectId, &Column)> {
    let tied: BTreeSet<(String, String)> = catalog
        .objects
        .iter()
        .filter_map(|(id, object)| match &object.facts {
            Facts::Constraint(constraint) => {
                let key = parse_key(constraint).or_else(|| Some(parse_reference(constraint)?.columns))?;
                Some(key.into_iter().map(|column| (id.relation.clone(), column)).collect::<Vec<_>>())
            }
            _ => None,
        })
        .flatten()
        .collect();
    let columns = catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Column(column) if id.schema == "public" && column.generated.is_none() && column.identity.is_empty() => {
            Some((id, column))
        }
        _ => None,
    });
    let is_plain = |data_type: &str| {
        !data_type.contains('[')
            && !data_type.contains("json")
            && !data_type.contains('.')
            && !data_type.contains("range")
            && !data_type.contains("vector")
    };
    columns
        .filter(|(id, column)| is_plain(&column.data_type) && !tied.contains(&(id.relation.clone(), id.name.clone())))
        .collect()
}

/// The role may do it on the whole table, so that nothing but the missing object is in the way.
fn may(catalog: &Catalog, column: &ObjectId, sort: &str) -> bool {
    let table = ObjectId {
        kind: Kind::Table,
        relation: String::new(),
        name: column.relation.clone(),
        schema: column.schema.clone(),
    };
    let wanted: &[&str] = match sort {
        "select" | "filter" => &["SELECT authenticated"],
        "insert" => &["INSERT authenticated"],
        _ => &["INSERT authenticated", "UPDATE authenticated", "SELECT authenticated"],
    };
    catalog.objects.get(&table).is_some_and(|object| wanted.iter().all(|privilege| object.acl.contains(*privilege)))
}

fn is_readable(catalog: &Catalog, table: &str) -> bool {
    let id = ObjectId { kind: Kind::Column, schema: "public".into(), relation: table.into(), name: "id".into() };
    catalog.objects.contains_key(&id) && may(catalog, &id, "select")
}

/// Pairs of tables with one key between them, which is taken away.
fn joins(catalog: &Catalog) -> Vec<Broken> {
    let cache = SchemaCache::new(catalog, &["public"]);
    let mut cases = Vec::new();
    for (id, object) in &catalog.objects {
        let Facts::Constraint(constraint) = &object.facts else { continue };
        let Some(reference) = parse_reference(constraint).filter(|_| id.schema == "public") else { continue };
        let (from, to) = (&id.relation, &reference.foreign.name);
        let own = Name::new("public", from);
        let between = cache.relationships_of(&own).filter(|relationship| relationship.foreign == reference.foreign);
        let is_only =
            between.filter(|relationship| !matches!(relationship.cardinality, Cardinality::ManyToMany(_))).count() == 1;
        let many = cache
            .relationships_of(&own)
            .any(|one| one.foreign == reference.foreign && matches!(one.cardinality, Cardinality::ManyToMany(_)));
        let by_key = reference.foreign_columns.last().is_some_and(|column| column == "id");
        if from == to || !is_only || many || !by_key || !is_readable(catalog, from) || !is_readable(catalog, to) {
            continue;
        }
        let removal = format!("alter table public.{} drop constraint {} cascade", ident(from), ident(&id.name));
        for (sort, request) in [
            ("embed one", Asked::get(&format!("{from}?select=id,{to}(id)"))),
            ("embed many", Asked::get(&format!("{to}?select=id,{from}(id)"))),
        ] {
            cases.push(Broken { sort, name: format!("{sort} {from} {to}"), removal: removal.clone(), request });
        }
    }
    cases.sort_by_key(|case| case.sort);
    cases
}

/// Tables that are taken away.
fn tables(catalog: &Catalog) -> Vec<Broken> {
    let columns = plain_columns(catalog);
    let mut cases = Vec::new();
    let tables = catalog.objects.keys().filter(|id| id.kind == Kind::Table && id.schema == "public");
    for table in tables.filter(|table| is_readable(catalog, &table.name)).step_by(2) {
        let own: Vec<&(&ObjectId, &Column)> =
            columns.iter().filter(|(id, _)| id.relation == table.name).take(4).collect();
        let names: Vec<&str> = own.iter().map(|(id, _)| id.name.as_str()).collect();
        let body: Vec<String> =
            own.iter().map(|(id, column)| format!(r#""{}":"{}""#, id.name, shape(&column.data_type))).collect();
        let removal = format!("drop table public.{} cascade", ident(&table.name));
        let read = Asked::get(&format!("{}?select=id,{}&order=created_at", table.name, names.join(",")));
        let write = Asked::post(&table.name, format!("{{{}}}", body.join(",")));
        cases.push(Broken {
            sort: "read table",
            name: format!("read table {}", table.name),
            removal: removal.clone(),
            request: read,
        });
        cases.push(Broken {
            sort: "write table",
            name: format!("write table {}", table.name),
            removal,
            request: write,
        });
    }
    cases.sort_by_key(|case| case.sort);
    cases
}

/// Labels that no type has.
fn labels(catalog: &Catalog) -> Vec<Broken> {
    let columns = catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Column(column) if id.schema == "public" && is_readable(catalog, &id.relation) => {
            Some((id, column.data_type.as_str()))
        }
        _ => None,
    });
    let is_enum = |data_type: &str| {
        let name = data_type.strip_prefix("public.").unwrap_or(data_type);
        catalog.objects.keys().any(|id| id.kind == Kind::Enum && id.name == name)
    };
    let value = "awaiting_inspection";
    let of = |(id, _): (&ObjectId, &str)| Broken {
        sort: "label",
        name: format!("label {}.{}", id.relation, id.name),
        removal: "select".to_owned(),
        request: Asked {
            value: Some(value.to_owned()),
            ..Asked::get(&format!("{}?select=id&{}=eq.‹text:{}›", id.relation, id.name, value.len()))
        },
    };
    columns.filter(|(_, data_type)| is_enum(data_type)).map(of).take(15).collect()
}
