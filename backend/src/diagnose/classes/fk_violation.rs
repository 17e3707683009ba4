//! A foreign key in the way.

use super::class::{Class, Words, of_table, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("23503", None), ("23001", Some("still_referenced"))],
    patterns: &[
        sub(
            "still_referenced",
            r"update or delete on table <table> violates (?:foreign key|RESTRICT setting of foreign key) constraint <constraint>",
        ),
        sub("still_referenced", r"Key \(<columns>\)=\([^)]*\) is (?:still )?referenced from table"),
        plain("insert or update on table <table> violates foreign key constraint <constraint>"),
        plain(r"violates foreign key constraint\s*[-:]?\s*<constraint>"),
        plain("violates foreign key constraint"),
        plain(r"Key \(<columns>\)=\([^)]*\) is not present"),
        sub(
            "still_referenced",
            "Aktualisieren oder Löschen in Tabelle <table> verletzt Fremdschlüssel-Constraint <constraint>",
        ),
        plain("Einfügen oder Aktualisieren in Tabelle <table> verletzt Fremdschlüssel-Constraint <constraint>"),
        sub(
            "still_referenced",
            "UPDATE ou DELETE sur la table <table> viole la contrainte de clé étrangère <constraint>",
        ),
        plain("INSERT ou UPDATE sur la table <table> viole la contrainte de clé étrangère <constraint>"),
        sub("still_referenced", "update o delete en <table> viola la llave foránea <constraint>"),
        plain("en la tabla <table> viola la llave foránea <constraint>"),
        plain("em tabela <table> viola restrição de chave estrangeira <constraint>"),
        plain("в таблице <table> нарушает ограничение внешнего ключа <constraint>"),
    ],
    more: &[
        sub("still_referenced", r"Key \(<columns>\)=\((?:<value>)?\) is (?:still )?referenced from table"),
        sub("still_referenced", r"Key \(<columns>\)=\([^)]*\) is (?:still )?referenced from table"),
        plain(r"Key \(<columns>\)=\(<value>\) is not present"),
        plain(r"Key \(<columns>\)=\([^)]*\) is not present"),
    ],
    words: say,
    ..Class::of(ErrorClass::FkViolation)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let key = slots.constraint.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default();
    if subclass == Some("still_referenced") {
        return words(
            format!("rows of another table still refer to the row{}", of_table(slots)),
            &format!("Foreign key{key} keeps a row from being deleted or renumbered while others refer to it."),
            &[
                "delete or move the referring rows first",
                "or decide what happens to them with `on delete` in `constraints.sql`",
            ],
        );
    }
    words(
        format!("foreign key{key}{} has no matching row", of_table(slots)),
        "The row refers to another row that does not exist, or that was not committed yet.",
        &["check the id that was sent", "create the referred row first"],
    )
}
