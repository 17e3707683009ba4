//! Row values in PostgreSQL's and PostgREST's messages.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::secrets::{hide_secrets, shortened};
use crate::diagnose::shape::shape_of_text;

/// Longest enum label that PostgreSQL takes.
const LONGEST_LABEL: usize = 63;

static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)(\((?:[^()]|\([^()]*\))*\)=\()(.*?)(\) (?:already exists|is not present|is still referenced|is referenced|is duplicated|conflicts|existiert|ist nicht|existe|n'est pas|no está|ya existe|já existe|não está)|\)$|\)\s*\n)").ok()
});
static ROW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)((?:[Ff]ailing row contains|Fehlgeschlagene Zeile enthält|La ligne en échec contient|La fila que falla contiene|Registro que falhou contém) \()(.*?)(\)(?:\.|\s*$|\s*\n|[\x22'])|$)").ok()
});
static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?s)((?:invalid input syntax for (?:type )?[\w .\[\]]+|invalid input syntax for (?:type )?"[^"]*"|date/time field value out of range|malformed (?:array|record|range|multirange) literal|ungültige Eingabesyntax für (?:Typ )?[\w .]+|syntaxe en entrée invalide pour le type [\w .]+|sintaxis de entrada no es válida para tipo [\w .]+)\s*: )(["»«'])(.*?)(["»«']|$)"#).ok()
});
static RANGE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(value )"([^"‹]*)"( is out of range)"#).ok());
static LABEL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(invalid input value for enum [^:"]*(?:"[^"]*")?: )"([^"]*)""#).ok());

/// A server's message, its detail, or any other text, without row values and secrets.
///
/// The label that `invalid input value for enum` quotes is kept: it is a name.
pub fn redact_text(text: &str) -> String {
    let text = shortened(text);
    let text = replace(&KEY, &text, |found| format!("{}{}{}", &found[1], shapes(&found[2]), &found[3]));
    let text = replace(&ROW, &text, |found| format!("{}{}{}", &found[1], shapes(&found[2]), &found[3]));
    let text = replace(&QUOTED, &text, |found| {
        let close = if found[4].is_empty() { &found[2] } else { &found[4] };
        format!("{}{}{}{close}", &found[1], &found[2], shape_of_text(&found[3]))
    });
    let text = replace(&RANGE, &text, |found| format!("{}\"{}\"{}", &found[1], shape_of_text(&found[2]), &found[3]));
    let text = replace(&LABEL, &text, |found| {
        let label = &found[2];
        if label.len() <= LONGEST_LABEL {
            found[0].to_owned()
        } else {
            format!("{}\"{}\"", &found[1], shape_of_text(label))
        }
    });
    hide_secrets(&text)
}

/// A list of values as PostgreSQL prints a row: no quoting, so a comma and a space end a value.
fn shapes(row: &str) -> String {
    row.split(", ")
        .map(|value| if value == "..." { "...".to_owned() } else { shape_of_text(value) })
        .collect::<Vec<_>>()
        .join(", ")
}

fn replace(expression: &LazyLock<Option<Regex>>, text: &str, with: impl Fn(&Captures<'_>) -> String) -> String {
    match expression.as_ref() {
        Some(expression) => expression.replace_all(text, |found: &Captures<'_>| with(found)).into_owned(),
        None => text.to_owned(),
    }
}
