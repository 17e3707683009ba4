//! A row refused by a check constraint.

use super::class::{Class, Words, of_table, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("23514", None), ("44000", None)],
    patterns: &[
        plain("new row for (?:relation|table) <table> violates check constraint <constraint>"),
        plain("check constraint <constraint> of (?:relation|table) <table> is violated by some row"),
        plain("check constraint <constraint> is violated by some row"),
        plain("value for domain <type> violates check constraint <constraint>"),
        plain("violates check constraint\\s*[-:]?\\s*<constraint>"),
        plain("violates (?:the )?check constraint"),
        plain(r#""?<constraint>"? \(check_constraint\)"#),
        plain("new row violates check option for view <table>"),
        plain("Check(?: constraint)? violation"),
        plain("la nuova riga per la relazione <table> viola il vincolo di controllo <constraint>"),
        plain("no partition of relation <table> found for row"),
        plain("neue Zeile für Relation <table> verletzt Check-Constraint <constraint>"),
        plain("la nouvelle ligne (?:de|pour) la relation <table> viole la contrainte de vérification <constraint>"),
        plain("el nuevo registro para la relación <table> viola la restricción .?check.? <constraint>"),
        plain("nova linha da relação <table> viola a restrição de verificação <constraint>"),
        plain("новая строка в отношении <table> нарушает ограничение-проверку <constraint>"),
    ],
    words: say,
    ..Class::of(ErrorClass::CheckViolation)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let check = slots.constraint.as_ref().map_or_else(|| "a check".to_owned(), |name| format!("check `{name}`"));
    words(
        format!("{check}{} refused the row", of_table(slots)),
        "The row does not meet a condition that the table declares.",
        &[
            "compare the values that were sent with the constraint's expression",
            "if the rule has changed, change it in `constraints.sql` and deploy",
        ],
    )
}
