//! What PostgreSQL says in the languages of its own message catalogues (the `.po` files of its sources, version 15).
//!
//! `messages.tsv` has a message per line: class, subclass, what its place-holders name, and the English template. A file of
//! `catalogues/` has the same templates in one language. A template becomes a pattern, so that a language is a file and no code.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::diagnose::ErrorClass;
use crate::diagnose::normalise::normalise;

/// English template and translation, separated by a tab, one per line.
const CATALOGUES: [&str; 11] = [
    include_str!("catalogues/de.tsv"),
    include_str!("catalogues/es.tsv"),
    include_str!("catalogues/fr.tsv"),
    include_str!("catalogues/it.tsv"),
    include_str!("catalogues/ja.tsv"),
    include_str!("catalogues/ka.tsv"),
    include_str!("catalogues/ko.tsv"),
    include_str!("catalogues/ru.tsv"),
    include_str!("catalogues/sv.tsv"),
    include_str!("catalogues/uk.tsv"),
    include_str!("catalogues/zh_CN.tsv"),
];

/// A message in one language.
pub(in crate::diagnose) struct Said {
    /// The class it means.
    pub class: ErrorClass,
    /// The finer word within the class.
    pub subclass: Option<&'static str>,
    /// Its wording as a pattern.
    pub pattern: String,
}

/// A message by its English template.
struct Message {
    class: ErrorClass,
    subclass: Option<&'static str>,
    slots: &'static str,
    english: &'static str,
}

/// Every message in every language, English included; within a language in the order of `messages.tsv`.
pub(in crate::diagnose) fn said() -> impl Iterator<Item = Said> {
    let messages = messages();
    let english: Vec<Said> = messages.iter().map(|message| message.said(message.english)).collect();
    let translated = CATALOGUES.iter().flat_map(|catalogue| catalogue.lines()).filter_map(|line| {
        let (english, translation) = line.split_once('\t')?;
        Some(messages.iter().find(|message| message.english == english)?.said(translation))
    });
    english.into_iter().chain(translated.collect::<Vec<_>>())
}

fn messages() -> Vec<Message> {
    include_str!("messages.tsv").lines().filter_map(Message::read).collect()
}

impl Message {
    fn read(line: &'static str) -> Option<Message> {
        let mut parts = line.splitn(4, '\t');
        let (class, subclass, slots, english) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let class = *ErrorClass::ALL.iter().find(|known| known.as_str() == class)?;
        Some(Message { class, subclass: Some(subclass).filter(|word| *word != "-"), slots, english })
    }

    fn said(&self, template: &str) -> Said {
        Said { class: self.class, subclass: self.subclass, pattern: pattern(template, self.slots) }
    }
}

/// A place-holder of `printf` with the quotes around it; two with a dot between them are one name.
static PLACE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"["'`]?%(?:([0-9])\$)?[sd](\.%(?:[0-9]\$)?[sd])?["'`]?"#).ok());

/// A template as a pattern: place-holders are slots, by their number or in order, and white space may be missing where a script
/// does without.
fn pattern(template: &str, slots: &str) -> String {
    let template = normalise(template).replace('\u{a0}', " ");
    let names: Vec<&str> = slots.split(' ').collect();
    let (mut text, mut from, mut next) = (String::new(), 0, 0);
    let places = PLACE.as_ref().map(|place| place.captures_iter(&template).collect()).unwrap_or_default();
    let places: Vec<Captures<'_>> = places;
    for found in places {
        let Some(whole) = found.get(0) else { continue };
        let numbered = found.get(1).and_then(|number| number.as_str().parse::<usize>().ok());
        let at = numbered.map_or(next, |number| number.saturating_sub(1));
        next = at + if found.get(2).is_some() { 2 } else { 1 };
        text.push_str(&literal(&template[from..whole.start()]));
        text.push_str(&slot(names.get(at).copied().unwrap_or("-")));
        from = whole.end();
    }
    text.push_str(&literal(&template[from..]));
    text
}

fn literal(text: &str) -> String {
    let escaped = regex::escape(text);
    let spaceless = text.chars().any(|c| ('\u{3040}'..='\u{d7ff}').contains(&c));
    if spaceless { escaped.replace(' ', " ?") } else { escaped.replace(" :", " ?:") }
}

/// What a place-holder stands for: `-` is something that is no slot.
fn slot(name: &str) -> String {
    match name {
        "-" => r#"(?:"[^"]*"|'[^']*'|`[^`]*`|\S+?)"#.to_owned(),
        "signature" => r#"<function>["'`]?\(<args>\)"#.to_owned(),
        "operation" => "<left> <operator> <right>".to_owned(),
        name => format!("<{name}>"),
    }
}

#[cfg(test)]
mod tests {
    use super::{CATALOGUES, messages, pattern, said};
    use crate::diagnose::pattern::compile;

    #[test]
    fn every_template_is_a_known_message_and_compiles() {
        let known: Vec<&str> = messages().iter().map(|message| message.english).collect();
        assert_eq!(known.len(), include_str!("messages.tsv").lines().count());
        for line in CATALOGUES.iter().flat_map(|catalogue| catalogue.lines()) {
            let english = line.split('\t').next().unwrap_or_default();
            assert!(known.contains(&english), "{line}");
        }
        // Compiling all of them would take a minute: of each language another tenth.
        for (at, said) in said().enumerate().filter(|(at, _)| at % 10 == 0) {
            assert!(compile(&said.pattern).is_some(), "{at}: {}: {}", said.class, said.pattern);
        }
    }

    #[test]
    fn place_holders_become_slots_by_number_or_in_order() {
        for (template, slots, expected) in [
            ("colonne « %s » de « %s »", "column table", "colonne <column> de <table>"),
            ("関係\"%2$s\"の列\"%1$s\"", "column table", "関係<table>の列<column>"),
            ("relation \"%s.%s\" is", "table", "relation <table> is"),
            ("pour le type %s : « %s »", "type value", "pour le type <type> ?: <value>"),
        ] {
            assert_eq!(pattern(template, slots), expected);
        }
    }
}
