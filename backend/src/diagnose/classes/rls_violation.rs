//! A row refused by a row security policy.

use super::class::{Class, Words, of_table, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("42501", None)],
    patterns: &[
        sub(
            "upsert_using",
            r"violates row[- ]level security policy (?:<constraint> )?\(USING expression\)(?: for table <table>)?",
        ),
        plain(r"violates row[- ]level security policy <constraint> for (?:table|relation) <table>"),
        plain(r"violates row[- ]level security policy for (?:table|relation) <table>"),
        plain("violates row[- ]level security"),
        plain("row[- ]level security policy violation"),
        plain("query would be affected by row-level security policy for table <table>"),
        plain("verletzt (?:die )?Policy für Sicherheit auf Zeilenebene für Tabelle <table>"),
        plain("viole la politique de sécurité (?:au )?niveau ligne.*? table <table>"),
        plain("viola la regola di sicurezza per riga.*? tabella <table>"),
        plain("нарушает политику защиты на уровне строк.*? таблицы <table>"),
        plain("viola la política de seguridad de (?:registros|nivel de fila).*? tabla <table>"),
        plain("viola a política de segurança (?:em|de) nível de (?:linha|registro).*? tabela <table>"),
    ],
    words: say,
    ..Class::of(ErrorClass::RlsViolation)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let why = match subclass {
        Some("upsert_using") => {
            "The upsert met a row that its policies do not let this role update: the USING expression refused the row that is there."
        }
        _ => {
            "No policy lets this role write this row: there is none for the command, or its WITH CHECK expression is false for it."
        }
    };
    words(
        format!("a row security policy{} refused the row", of_table(slots)),
        why,
        &[
            "check that the request carries the signed-in user's token",
            "compare the row's owner or tenant column with what the policy's expression demands",
            "an insert that returns the row needs a select policy, too",
        ],
    )
}
