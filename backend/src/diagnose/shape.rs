//! Shapes: what a value looks like, without the value.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

/// Nested JSON below this depth is one shape.
const DEEPEST: usize = 8;
/// Keys of an object that are kept.
const MOST_KEYS: usize = 100;

/// Whether a text is a shape already: `‹int›`.
pub fn is_shape(text: &str) -> bool {
    let inner = text.strip_prefix('‹').and_then(|rest| rest.strip_suffix('›'));
    inner.is_some_and(|inner| {
        let (word, size) = inner.split_once(':').unwrap_or((inner, "0"));
        let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_+ []".contains(c));
        is_word && word.len() <= 40 && size.len() <= 12 && size.bytes().all(|byte| byte.is_ascii_digit())
    })
}

static TEXTS: LazyLock<Vec<(Regex, &'static str)>> = LazyLock::new(|| {
    let time = r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?";
    let zone = r"(?:Z|[+-]\d{2}(?::?\d{2})?)";
    [
        (r"^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$".to_owned(), "uuid"),
        (r"^\d{4}-\d{2}-\d{2}$".to_owned(), "date"),
        (format!(r"^\d{{4}}-\d{{2}}-\d{{2}}[T +]{time}\s?{zone}$"), "timestamptz"),
        (format!(r"^\d{{4}}-\d{{2}}-\d{{2}}[T +]{time}$"), "timestamp"),
        (format!("^{time}{zone}?$"), "time"),
    ]
    .into_iter()
    .filter_map(|(text, word)| Some((Regex::new(&text).ok()?, word)))
    .collect()
});

static NUMBERS: LazyLock<Vec<(Regex, &'static str)>> = LazyLock::new(|| {
    [
        (r"^[+-]?\d{1,19}$", "int"),
        (r"^[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?$", "decimal"),
        ("^(?:true|false)$", "bool"),
    ]
    .into_iter()
    .filter_map(|(text, word)| Some((Regex::new(text).ok()?, word)))
    .collect()
});

/// The shape of a value that arrived as text, as in an address: digits are a number.
pub fn shape_of_text(text: &str) -> String {
    if text.eq_ignore_ascii_case("null") {
        return "‹null›".to_owned();
    }
    let number = NUMBERS.iter().find(|(expression, _)| expression.is_match(text));
    number.map_or_else(|| shape_of_string(text), |(_, word)| format!("‹{word}›"))
}

/// The shape of a JSON string: digits stay text.
pub(super) fn shape_of_string(text: &str) -> String {
    if is_shape(text) {
        return text.to_owned();
    }
    if let Some((_, word)) = TEXTS.iter().find(|(expression, _)| text.len() < 64 && expression.is_match(text)) {
        return format!("‹{word}›");
    }
    let is_json =
        ['{', '['].iter().any(|start| text.starts_with(*start)) && serde_json::from_str::<Value>(text).is_ok();
    if is_json { "‹json›".to_owned() } else { format!("‹text:{}›", text.chars().count()) }
}

/// JSON with its keys and the shapes of its values; of an array the first element, and how many follow.
pub(super) fn shape_of_json(value: &Value, depth: usize) -> Value {
    let word = |word: &str| Value::String(format!("‹{word}›"));
    match value {
        Value::Null => word("null"),
        Value::Bool(_) => word("bool"),
        Value::Number(number) => word(if number.is_f64() { "decimal" } else { "int" }),
        Value::String(text) => Value::String(shape_of_string(text)),
        _ if depth >= DEEPEST => word("json"),
        Value::Array(items) => Value::Array(shape_of_array(items, depth)),
        Value::Object(members) => {
            let shaped = members.iter().take(MOST_KEYS);
            let shaped = shaped.map(|(key, value)| (key_shape(key), shape_of_json(value, depth + 1)));
            Value::Object(shaped.collect::<Map<_, _>>())
        }
    }
}

fn shape_of_array(items: &[Value], depth: usize) -> Vec<Value> {
    let Some(first) = items.first() else { return Vec::new() };
    let mut shaped = vec![shape_of_json(first, depth + 1)];
    match items.get(1) {
        Some(Value::String(rest)) if items.len() == 2 && is_shape(rest) && rest.starts_with("‹+") => {
            shaped.push(Value::String(rest.clone()));
        }
        Some(_) => shaped.push(Value::String(rest_of(items.len() - 1))),
        None => {}
    }
    shaped
}

/// `‹+3›`: how many values are left out; counts above 99 say no more.
pub(super) fn rest_of(count: usize) -> String {
    format!("‹+{}›", count.min(99))
}

/// Keys are names, unless they look like data.
fn key_shape(key: &str) -> String {
    let is_name = key.chars().count() <= 63 && !key.contains('@') && shape_of_text(key).starts_with("‹text");
    if is_name || is_shape(key) { key.to_owned() } else { shape_of_text(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_shapes() {
        for (text, shape) in [
            ("17", "‹int›"),
            ("-1.5", "‹decimal›"),
            ("true", "‹bool›"),
            ("null", "‹null›"),
            ("8f14e45f-ceea-467f-a8d5-0d3a2b1c4e5f", "‹uuid›"),
            ("2026-08-22", "‹date›"),
            ("2026-08-22T10:00:00Z", "‹timestamptz›"),
            ("2026-08-22 10:00:00.5+02", "‹timestamptz›"),
            ("2026-08-22T10:00", "‹timestamp›"),
            ("10:30", "‹time›"),
            ("Zoë", "‹text:3›"),
            ("{\"a\":1}", "‹json›"),
            ("‹text:3›", "‹text:3›"),
        ] {
            assert_eq!(shape_of_text(text), shape, "{text}");
        }
        assert_eq!(shape_of_string("0801"), "‹text:4›");
    }

    #[test]
    fn arrays_keep_their_first_shape_and_a_count() {
        let value = serde_json::json!([{"a": 1}, {"a": 2}, {"a": 3}]);
        let shaped = shape_of_json(&value, 0);
        assert_eq!(shaped.to_string(), "[{\"a\":\"‹int›\"},\"‹+2›\"]");
        assert_eq!(shape_of_json(&shaped, 0), shaped);
    }
}
