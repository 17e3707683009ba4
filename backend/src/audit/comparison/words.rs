//! Values of parts in words, and texts of several lines as their changed lines.

use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use crate::catalog::DEPLOYER;
use crate::drift::part_value;

/// Stands for a value that is not there.
pub(super) const NOTHING: &str = "nothing";

/// Lines kept around a changed one.
const AROUND: usize = 2;

/// A part's value for people; `user` is the deploying role.
pub(super) fn value_words(part: &str, value: Option<&Value>, user: &str) -> String {
    part_value(part, value).map_or_else(|| NOTHING.to_owned(), |text| text.replace(DEPLOYER, user))
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
    fn the_deployer_has_its_name() {
        assert_eq!(value_words("owner", Some(&json!("deployer()")), "me"), "me");
        assert_eq!(value_words("owner", None, "me"), "nothing");
    }

    #[test]
    fn only_changed_lines_of_a_long_text_are_shown() {
        assert_eq!(line_changes("a", "b"), None);
        let first = "1\n2\n3\n4\n5\n6\n7\n";
        let lines = line_changes(first, &first.replace('6', "six")).expect("it has lines");
        assert_eq!(lines, ["  4", "  5", "- 6", "+ six", "  7"]);
    }
}
