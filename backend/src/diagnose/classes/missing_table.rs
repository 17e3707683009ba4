//! A table or view that is not there.

use super::class::{Class, Words, named, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("42P01", None), ("P2021", None)],
    patterns: &[
        // After "of" or "for" the table is the one that something else is missing from.
        plain(
            r"(?:^|[^\sfr]|[^o]f|[^o]r|[^f]or) ?(?:relation|table|view|materialized view|foreign table) <table> does not exist",
        ),
        plain(r#"sequence (?:"[^"]*"|\S+) does not exist"#),
        plain("relation <table> (?:doesn't exists?|not exists?)"),
        plain("table <table> (?:does not|doesn't) exist in the current database"),
        plain("missing FROM-clause entry for table <table>"),
        plain("invalid reference to FROM-clause entry for table <table>"),
        plain("(?:Relation|Tabelle|Sicht) <table> existiert nicht"),
        plain("la (?:relation|table) <table> n'existe pas"),
        plain("no existe la (?:relación|tabla) <table>"),
        plain("(?:relação|tabela) <table> não existe"),
        plain("la (?:relazione|tabella) <table> non esiste"),
        plain("отношение <table> не существует"),
    ],
    words: say,
    ..Class::of(ErrorClass::MissingTable)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    words(
        format!("{} does not exist", named("table", &slots.table)),
        "Nothing of this name is in the schemas that were searched: it was not created here, stands in another schema, or the \
         name is misspelt (names in double quotes keep their capitals).",
        &[
            "deploy the phase that declares the table",
            "check the name, its capitals and its schema in the code",
            "if nothing declares it, write `create table` with row security and grants into `tables.sql`",
        ],
    )
}
