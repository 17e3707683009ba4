//! `order=`.

use super::cursor::{Cursor, Stopped};
use super::name::{field, field_name};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::OrderTerm;

/// The value of `order=`.
pub(super) fn parse_order(text: &str) -> Result<Vec<OrderTerm>, ApiError> {
    let mut cursor = Cursor::new(text);
    terms(&mut cursor).map_err(|problem| problem.into_error(&format!("order ({text})")))
}

fn terms(cursor: &mut Cursor<'_>) -> Result<Vec<OrderTerm>, Stopped> {
    let mut found = Vec::new();
    loop {
        found.push(term(cursor)?);
        cursor.skip_blanks();
        if cursor.is_at_end() {
            return Ok(found);
        }
        if !cursor.eat(",") {
            return Err(cursor.unexpected("delimiter (.), \",\" or end of input"));
        }
    }
}

fn term(cursor: &mut Cursor<'_>) -> Result<OrderTerm, Stopped> {
    let embed = embed(cursor);
    let field = field(cursor)?;
    if embed.is_some() && !cursor.eat(")") {
        return Err(cursor.unexpected("\"->>\", \"->\" or \")\""));
    }
    let mut descending = None;
    let mut nulls_first = None;
    while nulls_first.is_none() && cursor.starts_with(".") {
        let after_direction = descending.is_some();
        cursor.advance();
        let start = *cursor;
        let word = cursor.take_while(|c| c.is_alphanumeric() || c == '_');
        match word {
            "nullsfirst" => nulls_first = Some(true),
            "nullslast" => nulls_first = Some(false),
            _ if after_direction => return Err(start.unexpected_word("nulls", "\"nullsfirst\" or \"nullslast\"")),
            "asc" => descending = Some(false),
            "desc" => descending = Some(true),
            _ => return Err(start.unexpected_word("asc", "\"asc\", \"desc\", \"nullsfirst\" or \"nullslast\"")),
        }
    }
    Ok(OrderTerm { embed, field, descending: descending.unwrap_or(false), nulls_first })
}

/// `customers(` before a column of the embed.
fn embed(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    ahead.skip_blanks();
    let name = field_name(&mut ahead).ok()?;
    if !ahead.eat("(") {
        return None;
    }
    *cursor = ahead;
    Some(name)
}
