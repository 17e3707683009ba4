//! Names of columns and relations, and steps into JSON.

use super::cursor::{Cursor, Stopped};
use crate::postgrest::request::{Field, JsonOperand, JsonStep};

pub(super) const FIELD_NAME: &str = "field name (* or [a..z0..9_$])";

/// A name: letters, digits, `_`, `$` and blanks, joined by dashes; or anything in double quotes.
pub(super) fn field_name(cursor: &mut Cursor<'_>) -> Result<String, Stopped> {
    if cursor.starts_with("\"") {
        return quoted(cursor);
    }
    let mut name = String::new();
    loop {
        let part = cursor.take_while(is_name_character);
        if part.is_empty() && name.is_empty() {
            return Err(cursor.unexpected(FIELD_NAME));
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
        let is_dash = cursor.starts_with("-") && !cursor.starts_with("->");
        if !is_dash {
            return Ok(name.trim().to_owned());
        }
        cursor.advance();
    }
}

/// A value in double quotes; a backslash takes the next character as it is.
pub(super) fn quoted(cursor: &mut Cursor<'_>) -> Result<String, Stopped> {
    cursor.eat("\"");
    let mut value = String::new();
    loop {
        match cursor.advance() {
            Some('"') => return Ok(value),
            Some('\\') => value.extend(cursor.advance()),
            Some(c) => value.push(c),
            None => return Err(cursor.unexpected("\"\\\"\"")),
        }
    }
}

/// A column with steps into its JSON.
pub(super) fn field(cursor: &mut Cursor<'_>) -> Result<Field, Stopped> {
    cursor.skip_blanks();
    let name = field_name(cursor)?;
    let path = json_path(cursor)?;
    cursor.skip_blanks();
    Ok(Field { name, path })
}

/// `->key`, `->>key`, `->0`, any number of them.
pub(super) fn json_path(cursor: &mut Cursor<'_>) -> Result<Vec<JsonStep>, Stopped> {
    let mut path = Vec::new();
    loop {
        let as_text = cursor.eat("->>");
        if !as_text && !cursor.eat("->") {
            return Ok(path);
        }
        let operand = match index(cursor) {
            Some(index) => JsonOperand::Index(index),
            None => JsonOperand::Key(field_name(cursor)?),
        };
        path.push(JsonStep { operand, as_text });
    }
}

/// A whole number that ends where an operand ends; `1st` is a key.
fn index(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    let negative = ahead.eat("-");
    let digits = ahead.take_while(|c| c.is_ascii_digit());
    let ends = ahead.is_at_end() || ["->", "::", ".", ",", ")"].iter().any(|end| ahead.starts_with(end));
    if digits.is_empty() || !ends {
        return None;
    }
    let value: i32 = digits.parse().ok()?;
    *cursor = ahead;
    Some(if negative { -value } else { value })
}

pub(super) fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ' ' | '$')
}
