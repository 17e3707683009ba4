//! A column that is not there.

use super::class::{Class, Words, named, of_table, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("42703", None), ("P2022", None)],
    patterns: &[
        sub("fk_column", "column <column> referenced in foreign key constraint does not exist"),
        plain("column <column> (?:of|in) (?:relation|table) <table> does not exist"),
        plain("column <column> named in key does not exist"),
        plain(r#"record "?(?:new|old)"? has no field <column>"#),
        plain("(?:record|table) <table> has no (?:field|column(?: named)?) <column>"),
        plain("column <column> does not exist"),
        plain("column <column> not found in (?:table|data type) <table>"),
        plain("Spalte <column> von Relation <table> existiert nicht"),
        plain("Spalte <column> existiert nicht"),
        plain("la colonne <column> de la relation <table> n'existe pas"),
        plain("la colonne <column> n'existe pas"),
        plain("no existe la columna <column> en la relación <table>"),
        plain("no existe la columna <column>"),
        plain("coluna <column> da relação <table> não existe"),
        plain("coluna <column> não existe"),
        plain("la colonna <column> della relazione <table> non esiste"),
        plain("la colonna <column> non esiste"),
        plain("столбец <column> в таблице <table> не существует"),
        plain("столбец <column> не существует"),
    ],
    words: say,
    ..Class::of(ErrorClass::MissingColumn)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    words(
        format!("{}{} does not exist", named("column", &slots.column), of_table(slots)),
        "The request names a column that the database does not have: it was never added here, it has another name, or the \
         request asks for something that is no column.",
        &[
            "compare the name with the table's columns and correct it in the code if it is misspelt",
            "if the column is meant to exist, add it to the phase file that declares the table and deploy",
        ],
    )
}
