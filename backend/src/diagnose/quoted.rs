//! A name that is read without knowing the language: where a code says what is wrong and the message quotes one name, that is it.

use std::sync::LazyLock;

use regex::Regex;

use super::Slots;
use super::pattern::{compile, fill};

/// Codes, and the slot that the only name in the message stands for.
const MEANT: [(&str, &str); 9] = [
    ("42P01", "<table>"),
    ("42P07", "<table>"),
    ("42703", "<column>"),
    ("42701", "<column>"),
    ("42704", "<type>"),
    ("23505", "<constraint>"),
    ("23P01", "<constraint>"),
    ("23502", "<column>"),
    ("3F000", "<schema>"),
];

static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#""([^"]{1,200})""#).ok());

/// Slots from the only quoted name of a message with a code.
pub(super) fn sole_name(code: &str, message: &str) -> Slots {
    let mut slots = Slots::default();
    let names = QUOTED.as_ref().map(|quoted| quoted.captures_iter(message).filter_map(|found| found.get(1)).collect());
    let names: Vec<&str> =
        names.map(|names: Vec<_>| names.iter().map(regex::Match::as_str).collect()).unwrap_or_default();
    let meant = MEANT.iter().find(|(known, _)| *known == code);
    let (Some((_, slot)), [name]) = (meant, names.as_slice()) else { return slots };
    let is_name = !name.contains([' ', ':', '/', '(', '\\']);
    if let Some(pattern) = compile(slot).filter(|_| is_name)
        && let Some(found) = pattern.captures(&format!("\"{name}\""))
    {
        fill(&mut slots, &found);
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::sole_name;

    #[test]
    fn one_name_is_taken_and_two_are_not_told_apart() {
        assert_eq!(sole_name("42P01", "სიახლე \"public.shops\" x").table.as_deref(), Some("shops"));
        assert_eq!(sole_name("42703", "\"a\" x \"b\"").column, None);
        assert_eq!(sole_name("57014", "\"a\"").table, None);
    }
}
