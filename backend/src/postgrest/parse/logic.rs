//! `or=(…)` and `and=(…)`, nested.

use super::cursor::{Cursor, Stopped};
use super::filter::{element, test};
use super::name::{FIELD_NAME, field};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{Condition, Filter};

const DEEPEST: usize = 64;

/// The value of a key that ends with `or`, `and`, `not.or` or `not.and`.
pub(super) fn parse_logic(operator: &str, text: &str) -> Result<Condition, ApiError> {
    let (negated, any) = (operator.starts_with("not."), operator.ends_with("or"));
    // Messages count from the operator, as if it stood in the value.
    let mut cursor = Cursor::shifted(text, operator.len());
    members(&mut cursor, 0)
        .and_then(|members| if cursor.is_at_end() { Ok(members) } else { Err(cursor.unexpected("end of input")) })
        .map(|members| Condition::Group { negated, any, members })
        .map_err(|problem| problem.into_error(&format!("logic tree ({text})")))
}

fn members(cursor: &mut Cursor<'_>, depth: usize) -> Result<Vec<Condition>, Stopped> {
    cursor.skip_blanks();
    if !cursor.eat("(") {
        return Err(cursor.unexpected("\"(\""));
    }
    if depth >= DEEPEST {
        return Err(cursor.refused(format!("more than {DEEPEST} levels of conditions")));
    }
    let mut found = Vec::new();
    loop {
        cursor.skip_blanks();
        found.push(member(cursor, depth)?);
        cursor.skip_blanks();
        if !cursor.eat(",") {
            break;
        }
    }
    if !cursor.eat(")") {
        return Err(cursor.unexpected("\",\" or \")\""));
    }
    cursor.skip_blanks();
    Ok(found)
}

fn member(cursor: &mut Cursor<'_>, depth: usize) -> Result<Condition, Stopped> {
    if let Some((negated, any)) = group_head(cursor) {
        return Ok(Condition::Group { negated, any, members: members(cursor, depth + 1)? });
    }
    let expected = format!("{FIELD_NAME}, negation operator (not) or logic operator (and, or)");
    let start = *cursor;
    let field = field(cursor).map_err(|_| start.unexpected(&expected))?;
    if !cursor.eat(".") {
        return Err(cursor.unexpected("\"->>\", \"->\" or delimiter (.)"));
    }
    let (negated, test) = test(cursor, &value)?;
    Ok(Condition::Filter(Filter { field, negated, test }))
}

/// `and(`, `or(`, `not.and(`, `not.or(`; the parenthesis stays.
fn group_head(cursor: &mut Cursor<'_>) -> Option<(bool, bool)> {
    let mut ahead = *cursor;
    let negated = ahead.eat("not.");
    let any = ahead.eat("or");
    if !any && !ahead.eat("and") {
        return None;
    }
    ahead.skip_blanks();
    if !ahead.starts_with("(") {
        return None;
    }
    *cursor = ahead;
    Some((negated, any))
}

/// A value inside parentheses: quoted, an array in braces, or up to a comma or parenthesis.
fn value(cursor: &mut Cursor<'_>) -> Result<String, Stopped> {
    if cursor.starts_with("{") {
        let mut ahead = *cursor;
        ahead.advance();
        let inside = ahead.take_while(|c| c != '{' && c != '}');
        if ahead.eat("}") {
            *cursor = ahead;
            return Ok(format!("{{{inside}}}"));
        }
    }
    element(cursor)
}
