//! A value of another type than the column or function takes.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[
        ("42804", None),
        ("22P02", None),
        ("22P03", None),
        ("22007", None),
        ("22008", None),
        ("22003", Some("out_of_range")),
        ("42846", None),
    ],
    patterns: &[
        sub("alter_type_cast", "column <column> cannot be cast automatically to type <type>"),
        sub("alter_type_cast", "default for column <column> cannot be cast automatically to type <type>"),
        sub("column_type", "column <column> is of type <type> but expression is of type"),
        plain("invalid input syntax for (?:type )?<type>\\s*: ?<value>"),
        plain("invalid input syntax for (?:type )?<type>"),
        plain(r"invalid input for query argument \$\d+: <value>"),
        plain("structure of query does not match function result type"),
        plain("date/time field value out of range: <value>"),
        sub("out_of_range", "value <value> is out of range for type <type>"),
        sub("out_of_range", "<type> out of range"),
        plain("malformed (?:array|record|range|multirange) literal: <value>"),
        plain("cannot cast type [\\w .]+ to <type>"),
        sub("fk_types", "foreign key constraint <constraint> cannot be implemented"),
        plain("(?:UNION|CASE|COALESCE|VALUES) types .{1,60} cannot be matched"),
        plain("argument of .{1,30} must be type <type>"),
        plain("mismatched types.{1,120} is not compatible with SQL type `?<type>"),
        plain("Inconsistent column data"),
        plain(
            r"could not convert type|unsupported Scan, storing|cannot scan (?:into|\w+)|unable to (?:encode|decode) ",
        ),
        plain("ungültige Eingabesyntax für (?:Typ )?<type>\\s*: ?<value>"),
        sub("column_type", "Spalte <column> hat Typ <type>, aber der Ausdruck hat Typ"),
        plain("syntaxe en entrée invalide pour le type <type>\\s*: ?<value>"),
        sub("column_type", "la colonne <column> est de type <type> mais l'expression est de type"),
        plain("la sintaxis de entrada no es válida para (?:el )?tipo <type>\\s*: ?<value>"),
        plain("sintaxis de entrada no válida para (?:el )?tipo <type>\\s*: ?<value>"),
        sub("column_type", "la columna <column> es de tipo <type> pero la expresión es de tipo"),
        plain("sintaxe de entrada é? ?inválida para (?:o )?tipo <type>\\s*: ?<value>"),
        sub("column_type", "coluna <column> é do tipo <type> mas a? ?expressão é do tipo"),
        sub("column_type", "столбец <column> имеет тип <type>, а выражение"),
        plain("sintassi di input non valida per il tipo <type>\\s*: ?<value>"),
        sub("column_type", "la colonna <column> è di tipo <type> ma l'espressione è di tipo"),
        plain("неверный синтаксис для типа <type>\\s*: ?<value>"),
    ],
    words: say,
    ..Class::of(ErrorClass::TypeMismatch)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let kind = slots.data_type.as_ref().map_or_else(|| "its type".to_owned(), |name| format!("type {name}"));
    match (subclass, &slots.column) {
        (Some("alter_type_cast"), Some(column)) => words(
            format!("column `{column}` does not become {kind} by itself"),
            "PostgreSQL has no automatic cast between the two types.",
            &["say how the values are converted: `alter column … type … using …`"],
        ),
        (_, Some(column)) => words(
            format!("column `{column}` takes {kind}"),
            "The value that was sent has another type, and PostgreSQL does not convert it by itself.",
            &[
                "send or cast the value as the column's type",
                "if the column's type is wrong, change it in the phase files",
            ],
        ),
        _ => words(
            format!("a value is not valid for {kind}"),
            "A value was sent that cannot be read as the type that is needed. `undefined`, an empty string and an id of \
             another kind are the usual ones.",
            &[
                "check where the value comes from in the code",
                "compare the column's type with what the app stores in it",
            ],
        ),
    }
}
