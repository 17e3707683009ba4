//! Catalogs made by hand, and the scripts they become.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::catalog::model::{Catalog, DEPLOYER, Facts, Kind, Object, ObjectId};
use crate::catalog::render::render_catalog;

/// The statements after the session's settings.
pub(super) fn script(objects: Vec<Object>) -> Vec<String> {
    let mut catalog = Catalog::default();
    for object in objects.into_iter().chain([standard_public()]) {
        catalog.objects.entry(object.id.clone()).or_insert(object);
    }
    render_catalog(&catalog).into_iter().skip(2).map(|rendered| rendered.sql).collect()
}

pub(super) fn check(objects: Vec<Object>, expect: &[&str]) {
    assert_eq!(script(objects), expect);
}

pub(super) fn standard_public() -> Object {
    let mut public = object(Kind::Schema, "", "public", json!({}));
    public.id.schema = String::new();
    public.owner = Some("pg_database_owner".into());
    public.comment = Some("standard public schema".into());
    public.acl = items(&["CREATE pg_database_owner", "USAGE pg_database_owner", "USAGE PUBLIC"]);
    public
}

pub(super) fn items(items: &[&str]) -> BTreeSet<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

pub(super) fn id(kind: Kind, relation: &str, name: &str) -> ObjectId {
    ObjectId { kind, schema: "s".into(), relation: relation.into(), name: name.into() }
}

pub(super) fn object(kind: Kind, relation: &str, name: &str, facts: Value) -> Object {
    let mut all = match kind {
        Kind::Table => json!({"persistence": "p", "rls": false, "rls_forced": false, "options": [], "parents": [],
            "replica_identity": "d"}),
        Kind::Column => json!({"data_type": "integer", "not_null": false, "generated_kind": "", "identity": "",
            "compression": "", "options": [], "inherited": false, "position": 1}),
        Kind::Constraint => json!({"constraint_type": "c", "validated": true, "index_options": [], "clustered": false,
            "inherited": false}),
        Kind::Index => json!({"valid": true, "clustered": false, "table": "s.t", "inherited": false}),
        Kind::Sequence => json!({"persistence": "p", "data_type": "integer", "start": 1, "increment": 1, "min": 1,
            "max": 9, "cache": 1, "cycle": false, "identity": false}),
        Kind::View => json!({"materialized": false, "options": [], "columns": [{"name": "a", "data_type": "integer"}],
            "column_comments": {}, "column_defaults": {}, "column_grants": []}),
        Kind::Function => json!({"routine": "function", "returns": "integer", "arguments": "",
            "reference": format!("s.{name}")}),
        _ => json!({}),
    };
    if let (Value::Object(all), Value::Object(given)) = (&mut all, facts) {
        all.extend(given);
    }
    let mut object = Object {
        id: id(kind, relation, name),
        owner: None,
        comment: None,
        acl: BTreeSet::new(),
        facts: Facts::from_json(kind, &all.to_string()).expect("the facts fit"),
        needs: BTreeSet::new(),
        grantees: Vec::new(),
        written_by: 0,
        address: (0, 0, 0),
    };
    let own: &[&str] = match kind {
        Kind::Table | Kind::View => &["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"],
        Kind::Sequence => &["SELECT", "UPDATE", "USAGE"],
        Kind::Function => &["EXECUTE"],
        _ => return object,
    };
    object.owner = Some(DEPLOYER.into());
    object.acl = own.iter().map(|privilege| format!("{privilege} {DEPLOYER}")).collect();
    object.acl.extend((kind == Kind::Function).then(|| "EXECUTE PUBLIC".to_owned()));
    object
}

pub(super) fn needing(mut object: Object, needs: &[ObjectId]) -> Object {
    object.needs.extend(needs.iter().cloned());
    object
}

pub(super) fn table(name: &str, facts: Value) -> Object {
    object(Kind::Table, "", name, facts)
}

pub(super) fn column(relation: &str, name: &str, facts: Value) -> Object {
    let column = object(Kind::Column, relation, name, facts);
    needing(column, &[id(Kind::Table, "", relation)])
}

pub(super) fn function(name: &str) -> Object {
    object(Kind::Function, "", name, json!({ "definition": format!("create or replace function s.{name}") }))
}

pub(super) fn view(name: &str, definition: &str) -> Object {
    object(Kind::View, "", name, json!({ "definition": definition }))
}
