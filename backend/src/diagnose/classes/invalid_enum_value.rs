//! A value that is no label of its enum type.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    // 22P02 means this only together with the wording; type_mismatch has the code alone.
    codes: &[("22P02", None)],
    patterns: &[
        plain("invalid input value for enum <enum>\\s*: ?<value>"),
        plain("invalid input value for enum <enum>"),
        plain("ungültiger Eingabewert für Enum <enum>\\s*: ?<value>"),
        plain("valeur en entrée invalide pour (?:le (?:type )?enum|l'enum) <enum>\\s*: ?<value>"),
        plain("la sintassi per l'enumerazione <enum> non è valida\\s*: ?<value>"),
        plain("la (?:valor|sintaxis) de entrada no es válida para (?:el )?enum <enum>\\s*: ?<value>"),
        plain("valor de entrada (?:no es )?(?:inv[aá]lido|válido) para (?:el )?enum <enum>\\s*: ?<value>"),
        plain("неверное значение для перечисления <enum>\\s*: ?<value>"),
        plain("<value> is not an existing enum label"),
        plain("Value <value> not found in enum <enum>"),
        plain("invalid value <value> for enum <enum>"),
    ],
    words: say,
    ..Class::of(ErrorClass::InvalidEnumValue)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let value = slots.value.as_ref().map_or_else(|| "the value".to_owned(), |value| format!("\"{value}\""));
    let enumeration = slots.enumeration.as_ref().map_or_else(|| "its enum".to_owned(), |name| format!("enum `{name}`"));
    words(
        format!("{value} is no label of {enumeration}"),
        "An enum column takes the labels of its type and nothing else. Labels are case-sensitive.",
        &[
            "compare the value with the type's labels and correct it in the code",
            "if the label is meant to exist, add it in `enums.sql`: `alter type … add value if not exists …`, and deploy",
        ],
    )
}
