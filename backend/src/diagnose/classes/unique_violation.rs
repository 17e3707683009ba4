//! A second row with the same key.

use super::class::{Class, Words, of_table, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("23505", None), ("23P01", Some("exclusion")), ("P2002", None)],
    patterns: &[
        plain(r"violates unique\s+constraint\s*[-:]?\s*<constraint>"),
        plain("violates unique constraint"),
        plain("could not create unique index <constraint>"),
        plain("violates exclusion constraint <constraint>"),
        plain(r"Key \(<columns>\)=\([^)]*\) already exists"),
        plain("Unique constraint failed on the constraint: <constraint>"),
        plain(r"Unique constraint failed on the fields?: \(<columns>\)"),
        plain("Unique constraint failed on the"),
        plain(r#""<constraint>" \((?:unique|exclusion)_constraint\)"#),
        plain(r"(?:^|\s)<constraint> \((?:unique|exclusion)_constraint\)"),
        plain(r"\* unique: <constraint>"),
        plain(r#"constraint: "<constraint>".{0,300}type: :unique"#),
        plain("duplicated? key not allowed"),
        plain("<column> must be unique"),
        plain("unique violation|Uniqueness violation"),
        plain("verletzt Unique-Constraint <constraint>"),
        plain(r#"doppelter Schlüsselwert verletzt [^"]{1,60}"<constraint>""#),
        plain("rompt la contrainte unique <constraint>"),
        plain("viola restricción de unicidad <constraint>"),
        plain("viola a restrição de unicidade <constraint>"),
        plain("viola il vincolo univoco <constraint>"),
        plain("нарушает ограничение уникальности <constraint>"),
    ],
    more: &[
        plain(r"Key \(<columns>\)=\(<value>\) (?:already exists|is duplicated)"),
        plain(r"Key \(<columns>\)=\([^)]*\) (?:already exists|is duplicated|conflicts)"),
        plain(r"Schlüssel \(<columns>\)=\(<value>\) existiert bereits"),
        plain(r"La clé \(<columns>\)=\(<value>\) existe déjà"),
        plain(r"Ya existe la llave \(<columns>\)=\(<value>\)"),
        plain(r"Chave \(<columns>\)=\(<value>\) já existe"),
        // In any language the key is written so.
        plain(r"\(<columns>\)=\(<value>\)"),
        plain(r"\(<columns>\)=\([^)]*\)"),
    ],
    words: say,
    ..Class::of(ErrorClass::UniqueViolation)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let key = slots.constraint.as_ref().map(|name| format!(" by `{name}`")).unwrap_or_default();
    words(
        format!("a row with the same key{} is there already{key}", of_table(slots)),
        "The constraint allows one row per key, and a row with this key exists.",
        &[
            "if the row should be replaced, send an upsert and name the key's columns in `on_conflict`",
            "if it was sent twice, keep the form from sending again while the first request runs",
        ],
    )
}
