//! A column or table that the data API does not know.

use super::class::{Class, Words, named, of_table, words};
use crate::diagnose::pattern::sub;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("PGRST204", Some("missing_column")), ("PGRST205", Some("missing_table"))],
    patterns: &[
        sub("missing_column", "Could not find the <column> column of <table> in the schema cache"),
        sub("missing_column", "Could not find the <column> column of <table>"),
        sub("missing_column", "Could not find the column <column> of <table>"),
        sub("missing_column", "Could not find the column <column> in the schema cache"),
        sub("missing_table", "Could not find the (?:table|relation|view) <table> in the schema cache"),
        sub("missing_table", "Could not find the (?:table|relation|view) <table>"),
        sub("missing_table", "Could not find the <table> (?:table|relation|view) in the schema cache"),
        sub("missing_table", "Could not find the <table> in the schema cache"),
        // The database words its own error so, too; the code decides.
        sub("missing_column", "Column <column> of relation <table> does not exist"),
    ],
    words: say,
    ..Class::of(ErrorClass::SchemaCache)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let thing = match subclass {
        Some("missing_table") => named("table", &slots.table),
        _ => format!("{}{}", named("column", &slots.column), of_table(slots)),
    };
    words(
        format!("{thing} is not in the data API's schema cache"),
        "The data API keeps its own picture of the schema. Either the database does not have it, or it was added after the \
         API last looked.",
        &[
            "if the database does not have it, add it to the phase files and deploy",
            "if it has, make the data API read the schema again: `notify pgrst, 'reload schema'`",
        ],
    )
}
