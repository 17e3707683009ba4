//! Slots that the wording alone does not give: aliases resolved, tables from the request or from quoted SQL.

use std::sync::LazyLock;

use regex::Regex;

use super::evidence::Evidence;
use super::pattern::{compile, fill};
use super::{ErrorClass, Slots};

/// Classes in which the request's table is what the error is about, where the message names none.
const ABOUT_THE_TABLE: [ErrorClass; 6] = [
    ErrorClass::UniqueViolation,
    ErrorClass::NotNullViolation,
    ErrorClass::CheckViolation,
    ErrorClass::RlsViolation,
    ErrorClass::TypeMismatch,
    ErrorClass::InvalidEnumValue,
];

/// SQL that names one table, and for an enum or a type mismatch the column.
static STATEMENTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r#"\bupdate <table> set <column>\s*=\s*[^,]*?(?:\bwhere\b|$)"#,
        r"\bupdate <table> set\b",
        r"\binsert into <table>\s*(?:\(|values|select|default)",
        r"\bcreate (?:unique )?index (?:concurrently )?(?:if not exists )?\S+ on (?:only )?<table>\s*(?:\(|using)",
        r#"\bcreate policy (?:if not exists )?(?:"[^"]*"|\w+) on <table>"#,
        r"\bcreate (?:temp |temporary |unlogged )?table (?:if not exists )?<table>\s*\(",
        r"\balter table (?:if exists )?(?:only )?<table> (?:add|alter|drop|rename)\b",
        r#"\bfrom\(\s*<table>\s*\)"#,
    ]
    .iter()
    .filter_map(|text| compile(text))
    .collect()
});

/// Fills what the wording left open.
pub(super) fn refine(class: ErrorClass, slots: &mut Slots, evidence: &Evidence) {
    fill_from_fields(slots, evidence);
    if matches!(class, ErrorClass::MissingColumn) {
        resolve_qualifier(slots, evidence);
    }
    if slots.table.is_none() && wants_table(class, slots) {
        if ABOUT_THE_TABLE.contains(&class) || slots.column.is_some() {
            slots.table.clone_from(&evidence.request.table);
        }
        if slots.table.is_none() {
            fill_from_statement(class, slots, evidence);
        }
    }
    if class == ErrorClass::MissingEnumType && slots.column.is_none() {
        slots.column = typed_column(slots.data_type.as_deref().unwrap_or_default(), &evidence.statement);
    }
    if class == ErrorClass::Timeout && slots.function.is_none() {
        slots.function = evidence.request.function.clone();
    }
    if slots.schema.is_none() && (slots.table.is_some() || slots.function.is_some()) {
        slots.schema = evidence.request.schema.clone();
    }
}

fn wants_table(class: ErrorClass, slots: &Slots) -> bool {
    let by_statement = [ErrorClass::MissingEnumType, ErrorClass::DuplicateObject, ErrorClass::Syntax];
    let generated = class == ErrorClass::Other && slots.column.is_some();
    ABOUT_THE_TABLE.contains(&class) || by_statement.contains(&class) || generated
}

/// Drivers that report objects apart from the message.
fn fill_from_fields(slots: &mut Slots, evidence: &Evidence) {
    for (name, slot) in
        [("constraint", &mut slots.constraint), ("table", &mut slots.table), ("column", &mut slots.column)]
    {
        if let (None, Some(value)) = (&slot, evidence.fields.get(name)) {
            *slot = Some(value.to_owned());
        }
    }
}

/// `column c.email does not exist`: `c` is a table only when nothing says that it is an alias.
fn resolve_qualifier(slots: &mut Slots, evidence: &Evidence) {
    let Some(named) = slots.column.clone().filter(|column| column.contains('.')) else { return };
    let Some((before, column)) = named.rsplit_once('.') else { return };
    slots.column = Some(column.to_owned());
    if slots.table.is_some() {
        return;
    }
    let (schema, qualifier) = before.rsplit_once('.').map_or((None, before), |(schema, name)| (Some(schema), name));
    let by_request = evidence.request.table_of(qualifier).map(str::to_owned);
    slots.table = by_request.or_else(|| aliased(&evidence.statement, qualifier)).or_else(|| {
        let asked = evidence.request.table.is_some();
        (!asked && !looks_like_an_alias(qualifier)).then(|| qualifier.to_owned())
    });
    if slots.table.is_some() && slots.schema.is_none() {
        slots.schema = schema.map(str::to_owned);
    }
}

/// The table that quoted SQL gives this alias.
fn aliased(statement: &str, alias: &str) -> Option<String> {
    let pattern = compile(&format!(r"\b(?:from|join|update|into) <table> (?:as )?\x22?{}\b", regex::escape(alias)))?;
    let mut slots = Slots::default();
    fill(&mut slots, &pattern.captures(statement)?);
    slots.table
}

/// The column that quoted SQL declares with this type.
fn typed_column(data_type: &str, statement: &str) -> Option<String> {
    let name = regex::escape(data_type);
    let pattern = compile(&format!(r#"(?:[(,]|add column|\badd)\s*<column> (?:\w+\.)?"?{name}"?(?:\s|,|\)|$)"#))?;
    let mut slots = Slots::default();
    fill(&mut slots, &pattern.captures(statement)?);
    slots.column.filter(|_| !data_type.is_empty())
}

/// Too short for a table, or numbered as PostgREST numbers joined tables.
fn looks_like_an_alias(qualifier: &str) -> bool {
    let numbered = qualifier.rsplit_once('_').is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
    qualifier.len() <= 3 || numbered || ["excluded", "new", "old", "_"].contains(&qualifier)
}

fn fill_from_statement(class: ErrorClass, slots: &mut Slots, evidence: &Evidence) {
    let found = STATEMENTS.iter().find_map(|pattern| pattern.captures(&evidence.statement));
    let Some(found) = found else { return };
    let mut named = Slots::default();
    fill(&mut named, &found);
    slots.table = named.table;
    if slots.schema.is_none() {
        slots.schema = named.schema;
    }
    if slots.column.is_none() && class == ErrorClass::InvalidEnumValue {
        slots.column = named.column;
    }
}
