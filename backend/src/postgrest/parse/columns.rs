//! `columns=` and `on_conflict=`: plain lists of names.

use super::cursor::Cursor;
use super::name::field_name;
use crate::postgrest::error::ApiError;

/// The value of the named parameter.
pub(super) fn parse_columns(parameter: &str, text: &str) -> Result<Vec<String>, ApiError> {
    let what = format!("{parameter} parameter ({text})");
    let mut cursor = Cursor::new(text);
    let mut names = Vec::new();
    loop {
        cursor.skip_blanks();
        names.push(field_name(&mut cursor).map_err(|problem| problem.into_error(&what))?);
        cursor.skip_blanks();
        if cursor.is_at_end() {
            return Ok(names);
        }
        if !cursor.eat(",") {
            return Err(cursor.unexpected("\",\" or end of input").into_error(&what));
        }
    }
}
