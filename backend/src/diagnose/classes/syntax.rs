//! Text that cannot be parsed: SQL, or a query string.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("42601", None), ("PGRST100", Some("query_string"))],
    patterns: &[
        sub(
            "query_string",
            r"failed to parse (?:logic tree|filter|select parameter|order|columns|on_conflict|tree path|\w+) ",
        ),
        sub("query_string", r#"unexpected "[^"]*" expecting "#),
        plain("syntax error at or near"),
        plain("syntax error at end of input"),
        plain("unterminated (?:quoted|dollar-quoted|/\\* comment|bit string)"),
        plain("only WITH CHECK expression allowed for INSERT"),
        plain("WITH CHECK cannot be applied to SELECT or DELETE"),
        plain("INSERT has more (?:expressions than target columns|target columns than expressions)"),
        plain("each .{1,20} query must have the same number of columns"),
        plain(r#"Expected .{1,600} but ["'`]?.{1,40} found"#),
        // The scanner has many wordings; all of them end so.
        plain(r#"\b(?:at or near|at end of input)(?: ["']|$)"#),
        plain("Syntaxfehler (?:bei|am Ende)"),
        plain("erreur de syntaxe (?:sur ou près de|à la fin)"),
        plain("error de sintaxis (?:en o cerca de|al final)"),
        plain("erro de sintaxe (?:em ou próximo|no fim)"),
        plain("errore di sintassi"),
        plain("ошибка синтаксиса"),
    ],
    words: say,
    ..Class::of(ErrorClass::Syntax)
};

fn say(_: &Slots, subclass: Option<&str>) -> Words {
    if subclass == Some("query_string") {
        return words(
            "the request's query string cannot be parsed",
            "A filter has the form `column=operator.value`; the data API read something else.",
            &["compare the filter with the operators of the data API", "let the client library build the filter"],
        );
    }
    words(
        String::new(),
        "PostgreSQL read up to the named word and expected another there. The cause often stands just before it.",
        &[
            "look at the named place: a comma, a bracket, a reserved word as a name, or a clause that this command does not have",
            "`wrench deploy --verify-only` names file, line and column of a mistake in the declared files",
        ],
    )
}
