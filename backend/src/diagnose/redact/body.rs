//! Bodies of requests and answers.

use serde_json::{Map, Value};

use super::database::redact_text;
use super::secrets::shortened;
use crate::diagnose::shape::{is_shape, shape_of_json, shape_of_string};

/// Fields of an error that are words, not rows.
const WORDS: [&str; 14] = [
    "message",
    "msg",
    "details",
    "detail",
    "hint",
    "error",
    "error_description",
    "code",
    "status",
    "statusText",
    "statusCode",
    "severity",
    "error_code",
    "name",
];

/// What a request sent: keys and shapes. Text that is no JSON becomes one shape.
pub fn redact_body(body: &str) -> String {
    if is_shape(body) || body.is_empty() {
        return body.to_owned();
    }
    match serde_json::from_str::<Value>(body) {
        Ok(value) => shortened(&shape_of_json(&value, 0).to_string()),
        Err(_) => shape_of_string(body),
    }
}

/// What a server answered: an error's words without values, the rest as shapes.
pub fn redact_answer(body: &str) -> String {
    match serde_json::from_str::<Value>(body) {
        Ok(Value::Object(members)) => shortened(&answer(&members, 0).to_string()),
        Ok(Value::String(text)) => Value::String(redact_text(&text)).to_string(),
        Ok(value) => shortened(&shape_of_json(&value, 0).to_string()),
        Err(_) => redact_text(body),
    }
}

fn answer(members: &Map<String, Value>, depth: usize) -> Value {
    let one = |(key, value): (&String, &Value)| {
        let is_word = WORDS.contains(&key.as_str());
        let shown = match value {
            Value::String(text) if is_word => Value::String(redact_text(text)),
            Value::Number(_) | Value::Null | Value::Bool(_) if is_word => value.clone(),
            Value::Object(inner) if is_word && depth < 4 => answer(inner, depth + 1),
            Value::Array(items) if is_word && depth < 4 => {
                Value::Array(items.iter().take(10).map(|item| detail(item, depth)).collect())
            }
            other => shape_of_json(other, depth),
        };
        (key.clone(), shown)
    };
    Value::Object(members.iter().take(100).map(one).collect())
}

/// PostgREST lists relationships in `details`: objects of names.
fn detail(item: &Value, depth: usize) -> Value {
    match item {
        Value::Object(members) => {
            let names = members.iter().map(|(key, value)| match value {
                Value::String(text) => (key.clone(), Value::String(redact_text(text))),
                other => (key.clone(), shape_of_json(other, depth)),
            });
            Value::Object(names.collect())
        }
        Value::String(text) => Value::String(redact_text(text)),
        other => shape_of_json(other, depth),
    }
}
