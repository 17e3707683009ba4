//! A null where there must be a value.

use super::class::{Class, Words, named, of_table, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("23502", None), ("P2011", None)],
    patterns: &[
        plain("null value in column <column> of (?:relation|table) <table>"),
        plain("null value in column <column>"),
        plain("column <column> of relation <table> contains null values"),
        plain("column <column> contains null values"),
        plain("domain <type> does not allow null values"),
        plain("violates not-null constraint"),
        plain(r"Null constraint violation on the fields?: \(<columns>\)"),
        plain("Null constraint violation on the"),
        plain(r"notNull Violation: (?:<table>\.)?\b<column> cannot be null"),
        plain("Not-?NULL violation"),
        plain("NULL-Wert in Spalte <column> von Relation <table> verletzt Not-Null-Constraint"),
        plain("Spalte <column>(?: von Relation <table>)? enthält NULL-Werte"),
        plain("la colonne <column>(?: de la relation <table>)? contient des valeurs NULL"),
        plain("la columna <column>(?: de la relación <table>)? contiene valores null?os?"),
        plain("coluna <column>(?: da relação <table>)? contém valores nulos"),
        plain("NULL-Wert in Spalte <column> verletzt Not-Null-Constraint"),
        plain("valeur NULL dans la colonne <column> de la relation <table>"),
        plain("une valeur NULL viole la contrainte NOT NULL de la colonne <column>(?: dans la relation <table>)?"),
        plain("valor nulo en la columna <column> de la relación <table>"),
        plain("valor nulo en la columna <column>"),
        plain("valor nulo na coluna <column> da relação <table>"),
        plain("valor nulo na coluna <column>"),
        plain("значение NULL в столбце <column> отношения <table>"),
        plain("(?:значение NULL|нулевое значение) в столбце <column>"),
        plain("valore nullo nella colonna <column>(?: della relazione <table>)?"),
    ],
    words: say,
    ..Class::of(ErrorClass::NotNullViolation)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    words(
        format!("{}{} must have a value", named("column", &slots.column), of_table(slots)),
        "The column is NOT NULL and has no default, and the request sent null or nothing for it.",
        &["send a value", "if there is a sensible default, declare it in the phase file and deploy"],
    )
}
