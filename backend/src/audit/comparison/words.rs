//! Values of parts in words, and texts of several lines as their changed lines.

use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use crate::catalog::DEPLOYER;

/// Stands for a value that is not there.
pub(super) const NOTHING: &str = "nothing";

/// Lines kept around a changed one.
const AROUND: usize = 2;

/// A part's value for people; `user` is the deploying role.
pub(super) fn value_words(value: Option<&Value>, user: &str) -> String {
    match value {
        None | Some(Value::Null) => NOTHING.to_owned(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::String(text)) if text.is_empty() => NOTHING.to_owned(),
        Some(Value::String(text)) => text.replace(DEPLOYER, user),
        Some(Value::Array(items)) if items.is_empty() => NOTHING.to_owned(),
        Some(Value::Array(items)) => {
            items.iter().map(|item| value_words(Some(item), user)).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string().replace(DEPLOYER, user),
    }
}

/// Where one of two texts has several lines: the lines that differ, `-` from the first and `+` from
/// the second, with some around.
pub(super) fn line_changes(first: &str, second: &str) -> Option<Vec<String>> {
    if !first.trim_end().contains('\n') && !second.trim_end().contains('\n') {
        return None;
    }
    let diff = TextDiff::from_lines(first, second);
    let mut lines = Vec::new();
    for (at, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if at > 0 {
            lines.push("  …".to_owned());
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push(format!("{sign} {}", change.value().trim_end_matches('\n')));
        }
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{line_changes, value_words};

    #[test]
    fn a_value_is_said_as_people_say_it() {
        let check = |value, expect: &str| assert_eq!(value_words(Some(&value), "me"), expect);
        check(json!(null), "nothing");
        check(json!(true), "yes");
        check(json!(["a", "deployer()"]), "a, me");
        check(json!("deployer()"), "me");
        check(json!({"start": 1}), "{\"start\":1}");
    }

    #[test]
    fn only_changed_lines_of_a_long_text_are_shown() {
        assert_eq!(line_changes("a", "b"), None);
        let first = "1\n2\n3\n4\n5\n6\n7\n";
        let lines = line_changes(first, &first.replace('6', "six")).expect("it has lines");
        assert_eq!(lines, ["  4", "  5", "- 6", "+ six", "  7"]);
    }
}
