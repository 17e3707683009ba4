//! What a class is.

use crate::diagnose::pattern::Pattern;
use crate::diagnose::{ErrorClass, Slots};

/// What is said of one error.
#[derive(Debug, Default)]
pub(in crate::diagnose) struct Words {
    /// The error in one line; empty: the message itself.
    pub title: String,
    /// Why it happened.
    pub why: String,
    /// What to do next.
    pub next: Vec<String>,
}

/// One class of errors as data.
#[derive(Debug)]
pub(in crate::diagnose) struct Class {
    /// Which.
    pub class: ErrorClass,
    /// Codes that mean it, with the subclass they imply; two characters stand for a class of SQLSTATEs.
    pub codes: &'static [(&'static str, Option<&'static str>)],
    /// Wordings that decide, the most specific first.
    pub patterns: &'static [Pattern],
    /// Wordings of details and hints that fill slots once the class is known.
    pub more: &'static [Pattern],
    /// A subclass that follows from the slots and from the types the request casts to.
    pub subclass: fn(&mut Slots, &[String]) -> Option<&'static str>,
    /// What is said of it.
    pub words: fn(&Slots, Option<&str>) -> Words,
}

impl Class {
    /// A class without codes and wordings, for the rest to be set.
    pub(super) const fn of(class: ErrorClass) -> Class {
        Class { class, codes: &[], patterns: &[], more: &[], subclass: |_, _| None, words: |_, _| Words::default() }
    }

    /// Whether `code` means this class.
    pub(in crate::diagnose) fn has_code(&self, code: &str) -> bool {
        self.codes.iter().any(|(known, _)| *known == code || (known.len() == 2 && code.starts_with(known)))
    }
}

/// Builds words from their parts.
pub(super) fn words(title: impl Into<String>, why: &str, next: &[&str]) -> Words {
    Words { title: title.into(), why: why.to_owned(), next: next.iter().map(|step| (*step).to_owned()).collect() }
}

/// The kind with its name in backticks, or the kind alone.
pub(super) fn named(kind: &str, name: &Option<String>) -> String {
    name.as_ref().map_or_else(|| format!("a {kind}"), |name| format!("{kind} `{name}`"))
}

/// Which table it is part of, or nothing.
pub(super) fn of_table(slots: &Slots) -> String {
    slots.table.as_ref().map(|table| format!(" of table `{table}`")).unwrap_or_default()
}
