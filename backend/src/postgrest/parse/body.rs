//! JSON bodies: which keys their objects have.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::postgrest::error::ApiError;
use crate::postgrest::request::{HttpRequest, Payload};

/// The body of a write. Without `columns=` every object must have the same keys, since they become one list of columns.
pub(super) fn rows(request: &HttpRequest<'_>, has_columns: bool) -> Result<Payload, ApiError> {
    let (text, value) = json(request)?;
    let keys = match &value {
        Value::Object(object) => object.keys().cloned().collect(),
        Value::Array(rows) if has_columns => {
            rows.iter().filter_map(Value::as_object).flat_map(|row| row.keys().cloned()).collect()
        }
        Value::Array(rows) => uniform_keys(rows).ok_or_else(|| ApiError::Body("All object keys must match".into()))?,
        // Anything else is no row.
        _ => return Ok(Payload { text: "[]".into(), keys: Vec::new() }),
    };
    Ok(Payload { text, keys: sorted(keys) })
}

/// The body of a call: an object of arguments.
pub(super) fn arguments(request: &HttpRequest<'_>) -> Result<Payload, ApiError> {
    if request.body.trim_ascii().is_empty() {
        return Ok(Payload { text: "{}".into(), keys: Vec::new() });
    }
    let (text, value) = json(request)?;
    let keys = match &value {
        Value::Object(object) => object.keys().cloned().collect(),
        _ => BTreeSet::new(),
    };
    Ok(Payload { text, keys: sorted(keys) })
}

/// The arguments of a call by GET; one that is given twice is an array.
pub(super) fn from_pairs(pairs: &[(String, String)]) -> Payload {
    let mut object = serde_json::Map::new();
    for (name, value) in pairs {
        match object.get_mut(name) {
            Some(Value::Array(values)) => values.push(Value::String(value.clone())),
            Some(single) => *single = Value::Array(vec![single.take(), Value::String(value.clone())]),
            None => {
                object.insert(name.clone(), Value::String(value.clone()));
            }
        }
    }
    let keys = sorted(object.keys().cloned().collect());
    Payload { text: Value::Object(object).to_string(), keys }
}

fn json(request: &HttpRequest<'_>) -> Result<(String, Value), ApiError> {
    let given = request.header("content-type").unwrap_or("application/json");
    let media_type = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media_type == "application/x-www-form-urlencoded" {
        let pairs = form_urlencoded::parse(request.body)
            .map(|(key, value)| (key.into_owned(), Value::String(value.into_owned())));
        let value = Value::Object(pairs.collect());
        return Ok((value.to_string(), value));
    }
    if !media_type.ends_with("json") && media_type != "*/*" {
        return Err(ApiError::Body(format!("Content-Type not acceptable: {given}")));
    }
    let invalid = || ApiError::Body("Empty or invalid json".into());
    let text = std::str::from_utf8(request.body).map_err(|_| invalid())?;
    let value = serde_json::from_str(text).map_err(|_| invalid())?;
    Ok((text.to_owned(), value))
}

fn uniform_keys(rows: &[Value]) -> Option<BTreeSet<String>> {
    let mut keys: Option<BTreeSet<String>> = None;
    for row in rows {
        let found: BTreeSet<String> = row.as_object()?.keys().cloned().collect();
        if keys.as_ref().is_some_and(|known| *known != found) {
            return None;
        }
        keys = Some(found);
    }
    Some(keys.unwrap_or_default())
}

fn sorted(keys: BTreeSet<String>) -> Vec<String> {
    keys.into_iter().collect()
}
