//! A pattern that is compiled when a text contains its rarest word: of hundreds, one text needs a handful.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::Regex;

use super::classes::Class;
use super::pattern::{Pattern, compile};

/// A text and its lower-case form.
pub(super) struct Haystack<'a> {
    pub text: &'a str,
    lower: String,
}

impl<'a> Haystack<'a> {
    /// Prepares a text.
    pub(super) fn new(text: &'a str) -> Haystack<'a> {
        Haystack { text, lower: text.to_lowercase() }
    }
}

/// One pattern of one class.
pub(super) struct Wording {
    /// The class it decides for.
    pub class: &'static Class,
    /// The subclass it means.
    pub subclass: Option<&'static str>,
    text: Cow<'static, str>,
    anchor: String,
    expression: OnceLock<Option<Regex>>,
}

impl Wording {
    /// A pattern of a class, not compiled yet.
    pub(super) fn new(class: &'static Class, pattern: &Pattern) -> Wording {
        Wording::of(class, pattern.subclass, pattern.text)
    }

    /// A pattern whose text is made at run time, not compiled yet.
    pub(super) fn of(
        class: &'static Class,
        subclass: Option<&'static str>,
        text: impl Into<Cow<'static, str>>,
    ) -> Wording {
        let text = text.into();
        Wording { class, subclass, anchor: anchor(&text), text, expression: OnceLock::new() }
    }

    /// The compiled pattern, where it matches.
    pub(super) fn matching(&self, haystack: &Haystack<'_>) -> Option<&Regex> {
        if !haystack.lower.contains(&self.anchor) {
            return None;
        }
        let expression = self.expression.get_or_init(|| compile(&self.text)).as_ref();
        expression.filter(|expression| expression.is_match(haystack.text))
    }
}

/// The longest word that every match contains, in lower case; empty where alternatives leave none.
pub(super) fn anchor(text: &str) -> String {
    let (mut depth, mut word, mut best) = (0_u32, String::new(), String::new());
    let mut escaped = false;
    for c in text.chars().chain(std::iter::once(' ')) {
        let is_letter = depth == 0 && !escaped && c.is_alphabetic();
        if is_letter {
            word.extend(c.to_lowercase());
            continue;
        }
        if matches!(c, '?' | '*' | '{') {
            word.pop();
        }
        if word.len() > best.len() {
            best.clone_from(&word);
        }
        word.clear();
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' | '[' | '<' | '{' => depth += 1,
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => return String::new(),
            _ => {}
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::anchor;

    #[test]
    fn the_anchor_is_the_longest_word_outside_groups() {
        for (text, word) in [
            ("column <column> of relation <table> does not exist", "relation"),
            ("(?:relation|table) <table> does not exist", "exist"),
            ("a|b", ""),
            (r"\bJWT expired\b", "expired"),
            ("No relations? found", "relation"),
        ] {
            assert_eq!(anchor(text), word, "{text}");
        }
    }
}
