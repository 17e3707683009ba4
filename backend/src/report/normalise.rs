//! Messages with names as slots, so that the same failure on two tables is one.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::diagnose::{Observation, Slots, diagnose};

static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#""([^"]+)""#).ok());
static VALUE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"'[^']*'").ok());
static DOTTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)+").ok());
static ROUTINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(function|procedure|aggregate) [A-Za-z_][\w$]*\([^)]*\)").ok());
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b\d+\b").ok());
static STATE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r" \(SQLSTATE [0-9A-Z]{5}\)$").ok());

/// A message with `{table}`, `{column}`, … in place of names, and `{value}` and `{number}` in place of the rest.
pub(super) fn normalise(message: &str, statement: Option<&str>) -> String {
    let slots = diagnose(&Observation { message, statement, ..Observation::default() }).slots;
    let text = replace(&STATE, message, |_| String::new());
    let text = replace(&ROUTINE, &text, |found| format!("{} {{function}}", &found[1]));
    let text = replace(&QUOTED, &text, |found| format!("\"{{{}}}\"", slot_of(&slots, &found[1])));
    let text = replace(&DOTTED, &text, |_| "{name}".to_owned());
    let text = replace(&VALUE, &text, |_| "'{value}'".to_owned());
    replace(&NUMBER, &text, |_| "{number}".to_owned())
}

fn slot_of(slots: &Slots, name: &str) -> &'static str {
    let bare = name.rsplit('.').next().unwrap_or(name);
    let known = [
        ("table", &slots.table),
        ("column", &slots.column),
        ("constraint", &slots.constraint),
        ("type", &slots.data_type),
        ("enum", &slots.enumeration),
        ("function", &slots.function),
        ("extension", &slots.extension),
        ("role", &slots.role),
        ("schema", &slots.schema),
        ("value", &slots.value),
    ];
    known.iter().find(|(_, value)| value.as_deref() == Some(bare)).map_or("name", |(slot, _)| slot)
}

fn replace(expression: &LazyLock<Option<Regex>>, text: &str, with: impl Fn(&Captures<'_>) -> String) -> String {
    expression.as_ref().map_or_else(|| text.to_owned(), |known| known.replace_all(text, with).into_owned())
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn names_values_and_numbers_become_slots() {
        for (message, expect) in [
            ("relation \"jobs\" does not exist", "relation \"{table}\" does not exist"),
            (
                "column \"state\" of relation \"jobs\" already exists",
                "column \"{column}\" of relation \"{table}\" already exists",
            ),
            (
                "could not create unique index \"jobs_key\" (SQLSTATE 23505)",
                "could not create unique index \"{constraint}\"",
            ),
            ("function f(integer, text) does not exist", "function {function} does not exist"),
            ("column j.state does not exist", "column {name} does not exist"),
            ("value too long for type character varying(20)", "value too long for type character varying({number})"),
        ] {
            assert_eq!(normalise(message, None), expect);
        }
    }
}
