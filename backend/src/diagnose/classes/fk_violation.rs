//! A foreign key in the way.

use super::class::{Class, Words, of_table, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("23503", None), ("23001", Some("still_referenced")), ("P2003", None)],
    patterns: &[
        sub(
            "still_referenced",
            r"update or delete on table <table> violates (?:foreign key|RESTRICT setting of foreign key) constraint <constraint>",
        ),
        sub("still_referenced", r"Key \(<columns>\)=\([^)]*\) is (?:still )?referenced from table"),
        plain("insert or update on table <table> violates foreign key constraint <constraint>"),
        plain(r"violates foreign key constraint\s*[-:]?\s*<constraint>"),
        plain("violates foreign key constraint"),
        plain(
            r"Foreign key constraint (?:failed|violated)(?: on the (?:field|constraint))?: ?[`(]*<constraint> ?\(index\)",
        ),
        plain(r#""<constraint>" \(foreign_key_constraint\)"#),
        plain(r"Foreign key constraint (?:failed|violated) on the constraint: [`(]*<constraint>"),
        plain(r"Foreign key constraint (?:failed|violated)(?: on the fields?)?: ?[`(]*<column>(?:[`),.]|$)"),
        plain(r"Key \(<columns>\)=\([^)]*\) is not present"),
        plain(r"(?:^|\s)<constraint> \(foreign_key_constraint\)"),
        plain(r"\* foreign_key: <constraint>"),
        plain("Foreign key violation"),
        sub(
            "still_referenced",
            "Aktualisieren oder Löschen in Tabelle <table> verletzt Fremdschlüssel-Constraint <constraint>",
        ),
        plain("Einfügen oder Aktualisieren in Tabelle <table> verletzt Fremdschlüssel-Constraint <constraint>"),
        sub(
            "still_referenced",
            "UPDATE ou DELETE sur la table <table> viole la contrainte de clé étrangère <constraint>",
        ),
        plain("insert ou update sur la table <table> viole la contrainte de clé étrangère <constraint>"),
        sub("still_referenced", "update o delete en <table> viola la llave foránea <constraint>"),
        plain("en la tabla <table> viola la llave foránea <constraint>"),
        plain("em tabela <table> viola restrição de chave estrangeira <constraint>"),
        plain("в таблице <table> нарушает ограничение внешнего ключа <constraint>"),
    ],
    more: &[
        plain(r#"violates foreign key constraint "<constraint>""#),
        sub("still_referenced", r"Key \(<columns>\)=\((?:<value>)?\) is (?:still )?referenced from table"),
        sub("still_referenced", r"Key \(<columns>\)=\([^)]*\) is (?:still )?referenced from table"),
        plain(r"Key \(<columns>\)=\(<value>\) is not present"),
        plain(r"Key \(<columns>\)=\([^)]*\) is not present"),
        // In any language the key is written so.
        plain(r"\(<columns>\)=\(<value>\)"),
        plain(r"\(<columns>\)=\([^)]*\)"),
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
