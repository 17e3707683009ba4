//! What stands behind a column: `eq.5`, `not.in.(1,2)`, `fts(english).word`.

use super::cursor::{Cursor, Stopped};
use super::name::{is_name_character, quoted};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{IsValue, Operator, Quantifier, SearchKind, Test};

const OPERATORS: [(&str, Operator); 19] = [
    ("eq", Operator::Eq),
    ("neq", Operator::Neq),
    ("gt", Operator::Gt),
    ("gte", Operator::Gte),
    ("lt", Operator::Lt),
    ("lte", Operator::Lte),
    ("like", Operator::Like),
    ("ilike", Operator::Ilike),
    ("match", Operator::Match),
    ("imatch", Operator::Imatch),
    ("isdistinct", Operator::IsDistinct),
    ("cs", Operator::Contains),
    ("cd", Operator::Contained),
    ("ov", Operator::Overlaps),
    ("sl", Operator::StrictlyLeft),
    ("sr", Operator::StrictlyRight),
    ("nxr", Operator::NotExtendsRight),
    ("nxl", Operator::NotExtendsLeft),
    ("adj", Operator::Adjacent),
];

const SEARCHES: [(&str, SearchKind); 4] = [
    ("fts", SearchKind::Operators),
    ("plfts", SearchKind::Plain),
    ("phfts", SearchKind::Phrase),
    ("wfts", SearchKind::Web),
];

const IS_VALUES: [(&str, IsValue); 5] = [
    ("null", IsValue::Null),
    ("not_null", IsValue::NotNull),
    ("true", IsValue::True),
    ("false", IsValue::False),
    ("unknown", IsValue::Unknown),
];

/// Operators that may stand before `(any)` or `(all)`.
const QUANTIFIED: [&str; 9] = ["eq", "gte", "gt", "lte", "lt", "like", "ilike", "match", "imatch"];

/// The value of a filter's parameter.
pub(super) fn parse_filter(text: &str) -> Result<(bool, Test), ApiError> {
    let mut cursor = Cursor::new(text);
    test(&mut cursor, &|cursor| Ok(cursor.take_rest().to_owned()))
        .and_then(|test| if cursor.is_at_end() { Ok(test) } else { Err(cursor.unexpected("end of input")) })
        .map_err(|problem| problem.into_error(&format!("filter ({text})")))
}

/// Whether the value of a function's parameter is a filter, not an argument.
pub(super) fn looks_like_filter(text: &str) -> bool {
    let first = text.split(['.', '(']).next().unwrap_or_default();
    let is_operator = ["not", "is", "in"].contains(&first) || find(&OPERATORS, first).is_some();
    (is_operator || find(&SEARCHES, first).is_some()) && text.len() > first.len()
}

/// An operator with its value, which `value` takes off the text.
pub(super) fn test(
    cursor: &mut Cursor<'_>,
    value: &dyn Fn(&mut Cursor<'_>) -> Result<String, Stopped>,
) -> Result<(bool, Test), Stopped> {
    let start = *cursor;
    let negated = cursor.eat("not.");
    if cursor.eat("in.") {
        return Ok((negated, Test::In(list(cursor)?)));
    }
    if cursor.eat("is.") {
        return Ok((negated, Test::Is(is_value(cursor)?)));
    }
    let word = cursor.take_while(|c| c.is_ascii_alphabetic());
    if let Some(kind) = find(&SEARCHES, word) {
        let language = language(cursor);
        delimiter(cursor)?;
        return Ok((negated, Test::Search { kind, language, query: value(cursor)? }));
    }
    let quantifier = quantifier(cursor, word);
    match find(&OPERATORS, word) {
        Some(operator) if cursor.eat(".") => {
            Ok((negated, Test::Compare { operator, quantifier, value: value(cursor)? }))
        }
        _ => Err(unknown(start)),
    }
}

/// What is there instead of an operator.
fn unknown(start: Cursor<'_>) -> Stopped {
    let mut cursor = start;
    cursor.eat("not.");
    let rest = cursor.rest();
    match rest.find('.') {
        Some(length) => {
            let word = rest[..length].to_owned();
            cursor.eat(&rest[..=length]);
            cursor.refused(format!("unknown single value operator {word}"))
        }
        None => start.unexpected_word("not", "\"not\" or operator (eq, gt, ...)"),
    }
}

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
}

fn delimiter(cursor: &mut Cursor<'_>) -> Result<(), Stopped> {
    if cursor.eat(".") { Ok(()) } else { Err(cursor.unexpected("delimiter (.)")) }
}

fn quantifier(cursor: &mut Cursor<'_>, operator: &str) -> Option<Quantifier> {
    if !QUANTIFIED.contains(&operator) {
        return None;
    }
    if cursor.eat("(any)") {
        return Some(Quantifier::Any);
    }
    cursor.eat("(all)").then_some(Quantifier::All)
}

fn language(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    if !ahead.eat("(") {
        return None;
    }
    let language = ahead.take_while(is_name_character).trim().to_owned();
    if language.is_empty() || !ahead.eat(")") {
        return None;
    }
    *cursor = ahead;
    Some(language)
}

fn is_value(cursor: &mut Cursor<'_>) -> Result<IsValue, Stopped> {
    let mut ahead = *cursor;
    let word = ahead.take_while(|c| c.is_ascii_alphabetic() || c == '_').to_lowercase();
    match find(&IS_VALUES, &word) {
        Some(value) => {
            *cursor = ahead;
            Ok(value)
        }
        None => Err(cursor.unexpected_word("null", "isVal: (null, not_null, true, false, unknown)")),
    }
}

/// `(1,2,"with, comma")`.
fn list(cursor: &mut Cursor<'_>) -> Result<Vec<String>, Stopped> {
    cursor.skip_blanks();
    if !cursor.eat("(") {
        return Err(cursor.unexpected("\"(\""));
    }
    cursor.skip_blanks();
    let mut elements = Vec::new();
    loop {
        elements.push(element(cursor)?);
        if !cursor.eat(",") {
            break;
        }
    }
    if !cursor.eat(")") {
        return Err(cursor.unexpected("\",\" or \")\""));
    }
    cursor.skip_blanks();
    // `in.()` is a list of nothing, not of one empty text.
    Ok(if elements == [""] { Vec::new() } else { elements })
}

/// A member of a list, up to a comma or parenthesis unless it is quoted.
pub(super) fn element(cursor: &mut Cursor<'_>) -> Result<String, Stopped> {
    if cursor.starts_with("\"") {
        let mut ahead = *cursor;
        if let Ok(value) = quoted(&mut ahead)
            && (ahead.is_at_end() || ahead.starts_with(",") || ahead.starts_with(")"))
        {
            *cursor = ahead;
            return Ok(value);
        }
    }
    Ok(cursor.take_while(|c| c != ',' && c != ')').to_owned())
}
