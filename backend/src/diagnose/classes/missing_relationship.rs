//! No foreign key between two tables that a request joins.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("PGRST200", None)],
    patterns: &[
        plain("Could not find a relationship between <from> and <to>"),
        plain(
            "Could not find foreign keys between these entities[.,]? No relation(?:ship)? found between <from> and <to>",
        ),
        plain("No relation(?:ship)? (?:was )?found between <from> and <to>"),
        plain("Searched for a foreign key relationship between <from> and <to>"),
        plain("Could not find (?:a relationship|foreign keys) between"),
    ],
    more: &[
        plain("between <from> and <to>(?: using the hint '[^']*')? in the schema <schema>"),
        plain("exists? in the schema <schema>"),
    ],
    subclass: no_cache,
    words: say,
    ..Class::of(ErrorClass::MissingRelationship)
};

/// `in the schema cache` names no schema.
fn no_cache(slots: &mut Slots, _: &[String]) -> Option<&'static str> {
    slots.schema.take_if(|schema| schema == "cache");
    None
}

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let title = match slots.relationship.as_slice() {
        [from, to] => format!("no relationship between `{from}` and `{to}`"),
        _ => "no relationship between the joined tables".to_owned(),
    };
    words(
        title,
        "The data API joins tables along foreign keys, and it knows of none between these two.",
        &[
            "check the names in the select list",
            "add the foreign key to the phase's `constraints.sql` and deploy",
            "if the key is there already, make the data API read the schema again: `notify pgrst, 'reload schema'`",
        ],
    )
}
