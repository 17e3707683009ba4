//! Parts and their values as people say them: the letters of the system catalogs in words.

use serde_json::Value;

/// A part's name in words.
pub fn part_label(part: &str) -> String {
    match part {
        "rls" => "row level security".to_owned(),
        "rls_forced" => "row level security for the owner".to_owned(),
        _ => part.replace('_', " "),
    }
}

/// A part's value in words; none for nothing.
pub fn part_value(part: &str, value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(letter(part, text).map_or_else(|| text.clone(), str::to_owned)),
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => Some(items.iter().map(item).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) if fields.is_empty() => None,
        other => Some(item(other)),
    }
}

/// What a letter of the catalogs stands for. Source: the column's page in PostgreSQL's chapter "System Catalogs".
fn letter(part: &str, letter: &str) -> Option<&'static str> {
    let words: &[(&str, &'static str)] = match part {
        "persistence" => &[("p", "permanent"), ("u", "unlogged"), ("t", "temporary")],
        "generated_kind" => &[("s", "stored"), ("v", "virtual")],
        "generated_columns" => &[("n", "none"), ("s", "stored")],
        "identity" => &[("a", "always"), ("d", "by default")],
        "compression" => &[("p", "pglz"), ("l", "lz4")],
        "enabled" => &[("O", "enabled"), ("D", "disabled"), ("R", "on replicas only"), ("A", "always")],
        "command" => &[("r", "select"), ("a", "insert"), ("w", "update"), ("d", "delete"), ("*", "all")],
        "replica_identity" => &[("d", "default"), ("n", "nothing"), ("f", "full")],
        "constraint_type" => {
            &[("c", "check"), ("f", "foreign key"), ("p", "primary key"), ("u", "unique"), ("x", "exclusion")]
        }
        "parallel" => &[("u", "unsafe"), ("r", "restricted"), ("s", "safe")],
        "aggregate_kind" => &[("n", "normal"), ("o", "ordered-set"), ("h", "hypothetical-set")],
        "provider" => &[("b", "builtin"), ("c", "libc"), ("i", "icu")],
        _ => &[],
    };
    words.iter().find(|(key, _)| *key == letter).map(|(_, words)| *words)
}

/// One of a list: a column as `name type`, anything else by its fields.
fn item(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) => match (fields.get("name"), fields.get("data_type")) {
            (Some(Value::String(name)), Some(Value::String(data_type))) => format!("{name} {data_type}"),
            _ => {
                let field = |(name, value): (&String, &Value)| format!("{} {}", part_label(name), item(value));
                fields.iter().filter(|(_, value)| !value.is_null()).map(field).collect::<Vec<_>>().join(" ")
            }
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::part_value;

    #[test]
    fn a_value_is_said_as_people_say_it() {
        let check = |part: &str, value: Value, expect: Option<&str>| {
            assert_eq!(part_value(part, Some(&value)).as_deref(), expect, "{part} {value}");
        };
        check("default", json!(null), None);
        check("default", json!("'a'::text"), Some("'a'::text"));
        check("not_null", json!(true), Some("yes"));
        check("options", json!([]), None);
        check("labels", json!(["new", "done"]), Some("new, done"));
        check("enabled", json!("D"), Some("disabled"));
        check("identity", json!("d"), Some("by default"));
        check("identity", json!(""), None);
        check("columns", json!([{"name": "id", "data_type": "uuid"}]), Some("id uuid"));
        check("not_null_constraint", json!({"name": null, "no_inherit": false}), Some("no inherit false"));
    }
}
