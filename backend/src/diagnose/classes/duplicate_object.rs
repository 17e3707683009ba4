//! An object that is already there.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[
        ("42P07", None),
        ("42701", Some("column")),
        ("42710", None),
        ("42P06", Some("schema")),
        ("42723", Some("function")),
        ("42P04", Some("database")),
    ],
    patterns: &[
        sub("column", "column <column> of (?:relation|table) <table> already exists"),
        sub("column", "column <column> (?:already exists|specified more than once)"),
        sub("policy", r#"policy (?:"[^"]*"|\S+) for (?:table|relation) <table> already exists"#),
        sub("trigger", r#"trigger (?:"[^"]*"|\S+) for (?:table|relation) <table> already exists"#),
        sub("constraint", "constraint <constraint> for (?:relation|table|domain) <table> already exists"),
        sub("constraint", "constraint <constraint> already exists"),
        sub("rule", r#"rule (?:"[^"]*"|\S+) for relation <table> already exists"#),
        sub("schema", "schema <schema> already exists"),
        sub("function", r#"(?:function|procedure|aggregate) <function>["'`]?(?:\(<args>\))? already exists"#),
        sub("type", "type <type> already exists"),
        sub("enum_label", "enum label <value> already exists"),
        sub("role", "role <role> already exists"),
        sub("database", r#"database (?:"[^"]*"|\S+) already exists"#),
        sub("extension", r#"extension (?:"[^"]*"|\S+) already exists"#),
        sub("publication", r#"publication (?:"[^"]*"|\S+) already exists"#),
        sub("publication", "relation <table> is already member of publication"),
        sub("replication_slot", r#"replication slot (?:"[^"]*"|\S+) already exists"#),
        sub("index", r#"relation (?:"[^"]*"|\S+) already exists.*\bcreate (?:unique )?index\b"#),
        plain("(?:relation|table) <table> already exists"),
        sub("function", "already exists with same argument types"),
        sub("constraint", "Constraint <constraint> existiert bereits für Relation <table>"),
        sub("policy", r#"Policy "[^"]*" für Tabelle <table> existiert bereits"#),
        sub("trigger", r#"Trigger "[^"]*" für Relation <table> existiert bereits"#),
        sub("policy", r#"la politique "[^"]*" pour la table <table> existe déjà"#),
        sub("constraint", "la contrainte <constraint> de la relation <table> existe déjà"),
        sub("policy", r#"la política "[^"]*" para la tabla <table> ya existe"#),
        sub("constraint", "la restricción <constraint> para la relación <table> ya existe"),
        sub("table", "Relation <table> existiert bereits"),
        sub("column", "Spalte <column> von Relation <table> existiert bereits"),
        sub("type", "Typ <type> existiert bereits"),
        sub("table", "la relation <table> existe déjà"),
        sub("column", "la colonne <column> de la relation <table> existe déjà"),
        sub("table", "la relazione <table> esiste già"),
        sub("column", "la colonna <column> della relazione <table> esiste già"),
        sub("column", "ya existe la columna <column> en la relación <table>"),
        sub("table", "la relación <table> ya existe"),
        sub("column", "la columna <column> de la relación <table> ya existe"),
        sub("table", "relação <table> já existe"),
        sub("column", "coluna <column> da relação <table> já existe"),
        sub("column", "столбец <column> отношения <table> уже существует"),
        sub("table", "отношение <table> уже существует"),
        plain(
            r#"(?:operator|cast|language|server|collation|statistics object|event trigger|text search \w+)\b.{0,80} already exists"#,
        ),
    ],
    subclass: |slots, _| {
        let name = slots.table.as_deref()?;
        ["_idx", "_index"].iter().any(|end| name.ends_with(end)).then_some("index").or(Some("table"))
    },
    words: say,
    ..Class::of(ErrorClass::DuplicateObject)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let kind = subclass.unwrap_or("object").replace('_', " ");
    let name = slots
        .column
        .as_ref()
        .or(slots.constraint.as_ref())
        .or(slots.function.as_ref())
        .or(slots.data_type.as_ref())
        .or(slots.value.as_ref())
        .or(slots.table.as_ref())
        .or(slots.schema.as_ref())
        .or(slots.role.as_ref());
    let title = match (subclass, name) {
        (Some("policy" | "trigger" | "rule"), Some(table)) => format!("a {kind} of this name is already on `{table}`"),
        (_, Some(name)) => format!("{kind} `{name}` already exists"),
        (_, None) => format!("a {kind} of this name already exists"),
    };
    words(
        title,
        "The statement creates something that the database has. It may be the same, or something else of the same name.",
        &["deploy with `wrench deploy`: what is identical is skipped, and what differs is reported or converged"],
    )
}
