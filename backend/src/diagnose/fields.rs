//! The fields of an error object: from JSON where it is JSON, else from the text of an object as consoles print it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

/// Names under which servers and drivers report the same thing, and the one used here.
const NAMES: [(&str, &str); 20] = [
    ("message", "message"),
    ("msg", "message"),
    ("error_description", "message"),
    ("code", "code"),
    ("error_code", "code"),
    ("sqlstate", "code"),
    ("details", "details"),
    ("detail", "details"),
    ("hint", "hint"),
    ("severity", "severity"),
    ("constraint", "constraint"),
    ("table", "table"),
    ("column", "column"),
    ("state_code", "code"),
    ("pgcode", "code"),
    ("error_severity", "severity"),
    ("messagetext", "message"),
    ("constraintname", "constraint"),
    ("tablename", "table"),
    ("columnname", "column"),
];

/// Fields by name; only those that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(BTreeMap<&'static str, String>);

impl Fields {
    /// A field.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn put(&mut self, key: &str, value: &str) {
        let name = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(key)).map(|(_, name)| *name);
        if let Some(name) = name.filter(|_| !value.trim().is_empty()) {
            self.0.entry(name).or_insert_with(|| value.to_owned());
        }
    }
}

/// Reads the first object in `text` that looks like an error.
pub(super) fn read(text: &str) -> Fields {
    from_json(text).unwrap_or_else(|| from_printed(text))
}

/// How many braces are tried as the start of an object.
const TRIES: usize = 8;

fn from_json(text: &str) -> Option<Fields> {
    let starts = text.match_indices('{').map(|(at, _)| at).take(TRIES);
    starts.filter_map(|at| parse_one(&text[at..])).find_map(|value| error_object(&value, 0))
}

fn parse_one(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}

fn error_object(value: &Value, depth: usize) -> Option<Fields> {
    let object = value.as_object()?;
    let mut fields = Fields::default();
    for (key, value) in object {
        match value {
            Value::String(text) => fields.put(key, text),
            Value::Number(number) => fields.put(key, &number.to_string()),
            Value::Array(_) if key == "details" => fields.put(key, &value.to_string()),
            _ => {}
        }
    }
    if fields.get("message").is_some() || fields.get("code").is_some() {
        if let Some(error) = object.get("error").and_then(Value::as_str) {
            fields.put("message", error);
        }
        return Some(fields);
    }
    let inner = ["error", "errors", "cause"].iter().filter_map(|key| object.get(*key));
    inner.filter(|_| depth < 4).find_map(|inner| match inner {
        Value::String(text) => Some(Fields(BTreeMap::from([("message", text.clone())]))),
        Value::Array(items) => items.iter().find_map(|item| error_object(item, depth + 1)),
        other => error_object(other, depth + 1),
    })
}

/// `key: 'value'` in the three quotings; the value ends where a quote is followed by what follows a value.
static PAIR: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let pair = |quote: char| {
        format!(r#"(?s)\b(\w+)["']?\s*:\s*{quote}(.*?){quote}\s*(?:,\s*(?:["'}}\n]|\w+\s*:|$)|[}}\n\])]|$)"#)
    };
    ['"', '\'', '`'].into_iter().filter_map(|quote| Regex::new(&pair(quote)).ok()).collect()
});

/// A line of its own for each member, without quotes, as .NET prints an exception's data.
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^\s*(SqlState|MessageText|ConstraintName|TableName|ColumnName): (\S.*?)\s*$").ok()
});

fn from_printed(text: &str) -> Fields {
    let mut found: Vec<(usize, &str, &str)> = Vec::new();
    for pair in PAIR.iter() {
        let mut from = 0;
        while let Some(captured) = text.get(from..).and_then(|rest| pair.captures(rest)) {
            let (Some(key), Some(value)) = (captured.get(1), captured.get(2)) else { break };
            found.push((from + key.start(), key.as_str(), value.as_str()));
            // What ends one pair may begin the next.
            from += value.end() + 1;
        }
    }
    let lines = LINE.iter().flat_map(|line| line.captures_iter(text));
    found.extend(lines.filter_map(|line| {
        let (key, value) = (line.get(1)?, line.get(2)?);
        Some((key.start(), key.as_str(), value.as_str()))
    }));
    found.sort_unstable_by_key(|(at, _, _)| *at);
    let mut fields = Fields::default();
    for (_, key, value) in found {
        fields.put(key, value);
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn objects_are_read_as_json_and_as_consoles_print_them() {
        let texts = [
            r#"{"code":"42703","message":"column a.b does not exist"}"#,
            r#"Error: {"error":{"code":"42703","message":"column a.b does not exist"},"status":400}"#,
            "error {\n  code: '42703',\n  details: null,\n  message: 'column a.b does not exist'\n}",
            "{'message': \"column a.b does not exist\", 'code': '42703', 'hint': None}",
            "{code: \"42703\", message: `column a.b does not exist`}",
        ];
        for text in texts {
            let fields = read(text);
            assert_eq!(fields.get("code"), Some("42703"), "{text}");
            assert_eq!(fields.get("message"), Some("column a.b does not exist"), "{text}");
        }
    }

    #[test]
    fn quotes_inside_a_printed_value_do_not_end_it() {
        let text = "{\n \"message\": \"table name \"x_1\" specified more than once\",\n}";
        assert_eq!(read(text).get("message"), Some("table name \"x_1\" specified more than once"));
    }
}
