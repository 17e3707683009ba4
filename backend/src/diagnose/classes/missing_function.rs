//! A function or operator that is not there.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("PGRST202", None), ("42883", None)],
    patterns: &[
        plain(r"Could not find the function <function>(?:\(<args>\))?"),
        plain(r"Could not find the <function>(?:\(<args>\))? (?:function|procedure)"),
        plain(r"Searched for the function <function> with parameters? <args>(?: or with|,? but no)"),
        plain(r"Searched for the function <function>"),
        sub("missing_operator", r"operator does not exist: <left> <operator> <right>"),
        sub("missing_operator", r"operator does not exist: <operator> <right>"),
        sub("missing_operator", r"Operator existiert nicht: <left> <operator> <right>"),
        sub("missing_operator", r"l'opérateur n'existe pas ?: <left> <operator> <right>"),
        sub("missing_operator", r"(?:el operador no existe|operador não existe): <left> <operator> <right>"),
        sub("missing_operator", r"l'operatore non esiste: <left> <operator> <right>"),
        sub("missing_operator", r"оператор не существует: <left> <operator> <right>"),
        sub("missing_operator", r"operator does not exist"),
        plain(r#"(?:function|procedure|aggregate|routine) <function>["'`]?\(<args>\) does not exist"#),
        plain(r#"(?:function|procedure|aggregate|routine) <function>["'`]? does not exist"#),
        plain(r"42883:? (?:ERROR: )?(?:function|procedure|aggregate) <function>\("),
        plain(r#"could not find a function named <function>"#),
        sub("missing_operator", "No operator matches the given name"),
        plain("No (?:function|procedure|aggregate) matches the given name"),
        plain(r"Funktion <function>\(<args>\) existiert nicht"),
        plain(r"la fonction <function>\(<args>\) n'existe pas"),
        plain(r"no existe la función <function>\(<args>\)"),
        plain(r"função <function>\(<args>\) não existe"),
        plain(r"la funzione <function>\(<args>\) non esiste"),
        plain(r"функция <function>\(<args>\) не существует"),
    ],
    words: say,
    ..Class::of(ErrorClass::MissingFunction)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    if subclass == Some("missing_operator") {
        let title = match (&slots.operator, slots.args.as_slice()) {
            (Some(operator), [left, right]) => format!("operator `{operator}` does not exist for {left} and {right}"),
            _ => "an operator does not exist for these types".to_owned(),
        };
        return words(
            title,
            "PostgreSQL compares values of types that it has an operator for, and casts few of them by itself.",
            &["cast one side to the other's type", "if a column has the wrong type, change it in the phase files"],
        );
    }
    let name = slots.function.as_ref().map_or_else(|| "a function".to_owned(), |name| format!("function `{name}`"));
    words(
        format!("{name} does not exist with these arguments"),
        "No function has this name and takes arguments of these names or types: it was not created here, its parameters \
         have other names, or the data API has not read the schema since.",
        &[
            "compare the names of the arguments with the function's parameters",
            "deploy the phase that declares the function",
            "if it is there, make the data API read the schema again: `notify pgrst, 'reload schema'`",
        ],
    )
}
