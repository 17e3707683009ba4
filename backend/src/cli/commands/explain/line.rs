//! One line of `wrench explain --format json -`.

use serde::Deserialize;
use serde_json::Value;

use crate::cli::output::Seen;

/// What a line may hold; other keys are ignored.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    raw: Option<Value>,
    http_status: Option<Value>,
    request: Option<Value>,
}

/// A line that cannot be explained, and why.
#[derive(Debug, PartialEq)]
pub(super) struct Unreadable {
    /// Its id, as far as it has one.
    pub(super) id: Value,
    /// What is wrong with it.
    pub(super) problem: String,
}

/// Reads a line: its id, and what was seen.
pub(super) fn read(line: &[u8]) -> Result<(Value, Seen), Unreadable> {
    let unreadable = |id: Value, problem: String| Unreadable { id, problem };
    let line: Line = serde_json::from_slice(line).map_err(|error| unreadable(Value::Null, error.to_string()))?;
    let Some(Value::String(raw)) = line.raw else {
        return Err(unreadable(line.id, "`raw`, the text of the error, is missing or is no text".to_owned()));
    };
    let request = line.request.unwrap_or_default();
    let text = |key: &str| request.get(key).and_then(text_of);
    let status = line.http_status.as_ref().and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
    let seen = Seen {
        raw,
        status,
        method: text("method"),
        url: text("url"),
        body: text("body"),
        schema: schema(request.get("headers")),
        statement: text("sql").or_else(|| text("js")),
    };
    Ok((line.id, seen))
}

/// Text as it is, other JSON as text.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// The schema that the headers name.
fn schema(headers: Option<&Value>) -> Option<String> {
    let names = ["accept-profile", "content-profile"];
    let headers = headers?.as_object()?;
    let found = headers.iter().find(|(name, _)| names.iter().any(|known| name.eq_ignore_ascii_case(known)));
    found.and_then(|(_, value)| value.as_str()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    #[test]
    fn a_line_gives_the_text_and_the_request() {
        let line = json!({
            "id": 7, "raw": "boom", "http_status": 400, "unknown": true,
            "request": {"method": "GET", "url": "/jobs", "headers": {"Accept-Profile": "api"}, "body": {"a": 1}, "js": "x"},
        });
        let (id, seen) = read(line.to_string().as_bytes()).expect("a good line");
        assert_eq!((id, seen.status, seen.schema.as_deref()), (json!(7), Some(400), Some("api")));
        assert_eq!((seen.body.as_deref(), seen.statement.as_deref()), (Some(r#"{"a":1}"#), Some("x")));
    }

    #[test]
    fn a_line_that_is_no_object_or_has_no_text_says_so() {
        for (line, id) in
            [("{", Value::Null), ("[]", Value::Null), (r#"{"id":"a"}"#, json!("a")), ("\u{1}", Value::Null)]
        {
            assert_eq!(read(line.as_bytes()).err().map(|error| error.id), Some(id), "{line}");
        }
        assert!(read(b"{\"raw\":\"\xff\"}").is_err());
    }
}
