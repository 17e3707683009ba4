//! Names as readers see them, and as links and files carry them.

use std::collections::BTreeSet;

use crate::postgrest::Name;
use crate::sql::readable_ident;

/// A relation or type: bare in `public`, else with its schema; quoted where SQL needs quotes, so that two never look the same.
pub(super) fn display(name: &Name) -> String {
    let own = readable_ident(&name.name);
    if name.schema == "public" || name.schema.is_empty() {
        own
    } else {
        format!("{}.{own}", readable_ident(&name.schema))
    }
}

/// A text as a fragment of an address, different for different texts: what is no letter, digit or `_` is written as its number.
pub(super) fn anchor(kind: &str, text: &str) -> String {
    let mut anchor = format!("{kind}-");
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => anchor.push(c),
            '.' => anchor.push('.'),
            _ => anchor.push_str(&format!("-{:x}-", u32::from(c))),
        }
    }
    anchor
}

/// File names that are taken whatever the phases are called.
const TAKEN: [&str; 2] = ["readme", "index"];

/// Names of files for chapters: harmless in every file system, and different also where case does not count.
#[derive(Default)]
pub(super) struct Stems {
    given: BTreeSet<String>,
}

impl Stems {
    pub(super) fn stem(&mut self, name: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
        let text: String = name.chars().take(60).map(plain).collect();
        let trimmed = text.trim_matches('-');
        let wanted = if trimmed.is_empty() { "phase" } else { trimmed };
        let is_free = |stem: &String| !TAKEN.contains(&stem.as_str()) && !self.given.contains(stem);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let stem = std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.given.insert(stem.clone());
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_look_the_same_only_if_they_are() {
        for (schema, name, shown) in [
            ("public", "jobs", "jobs"),
            ("private", "jobs", "private.jobs"),
            ("public", "private.jobs", "\"private.jobs\""),
            ("a.b", "c", "\"a.b\".c"),
            ("public", "order", "\"order\""),
            ("public", "a\"b", "\"a\"\"b\""),
        ] {
            assert_eq!(display(&Name::new(schema, name)), shown);
        }
        assert_ne!(anchor("table", "a-b"), anchor("table", "a b"));
        assert_eq!(anchor("table", "private.jobs"), "table-private.jobs");
    }

    #[test]
    fn file_names_are_harmless_and_differ() {
        let mut stems = Stems::default();
        let cases = [
            ("phase1", "phase1"),
            ("PHASE1", "phase1-2"),
            ("../../etc/passwd", "etc-passwd"),
            ("index", "index-2"),
            ("README", "readme-2"),
            ("", "phase"),
            ("…", "phase-2"),
        ];
        for (name, expect) in cases {
            assert_eq!(stems.stem(name), expect, "{name}");
        }
    }
}
