//! More than one way to join two tables.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("PGRST201", None)],
    patterns: &[
        plain("more than one relationship was found for <from> and <to>"),
        plain("more than one relationship was found"),
        plain(r#""cardinality"\s*:\s*"[^"]*",\s*"(?:embedding|relationship|source|target)"\s*:"#),
        plain(r#""embedding"\s*:\s*"<from> with <to>""#),
    ],
    more: &[plain(r#""embedding"\s*:\s*"<from> with <to>""#)],
    words: say,
    ..Class::of(ErrorClass::AmbiguousRelationship)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let title = match slots.relationship.as_slice() {
        [from, to] => format!("more than one relationship between `{from}` and `{to}`"),
        _ => "more than one relationship between the joined tables".to_owned(),
    };
    words(
        title,
        "Several foreign keys join the two tables, and the data API does not choose among them.",
        &["name the foreign key in the select list: `table!foreign_key_name(…)`; the error's hint lists the names"],
    )
}
