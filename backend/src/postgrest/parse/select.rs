//! `select=`: columns and embeds.

use super::cursor::{Cursor, Stopped};
use super::name::{FIELD_NAME, field_name, is_name_character, json_path};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{Embed, Field, SelectColumn, SelectItem};

/// Deeper nesting is nobody's request.
const DEEPEST: usize = 32;
const AGGREGATES: [&str; 5] = ["avg", "count", "max", "min", "sum"];

/// The value of `select=`.
pub(super) fn parse_select(text: &str) -> Result<Vec<SelectItem>, ApiError> {
    let what = format!("select parameter ({text})");
    let mut cursor = Cursor::new(text);
    let items = items(&mut cursor, 0).map_err(|problem| problem.into_error(&what))?;
    if !cursor.is_at_end() {
        return Err(cursor.unexpected("\",\" or end of input").into_error(&what));
    }
    let mut aggregates = items.iter();
    if aggregates.any(has_aggregate) { Err(ApiError::Aggregates) } else { Ok(without_blanks(items)) }
}

fn items(cursor: &mut Cursor<'_>, depth: usize) -> Result<Vec<SelectItem>, Stopped> {
    let mut found = Vec::new();
    cursor.skip_blanks();
    if cursor.is_at_end() || cursor.starts_with(")") {
        return Ok(found);
    }
    loop {
        found.push(item(cursor, depth)?);
        cursor.skip_blanks();
        if !cursor.eat(",") {
            return Ok(found);
        }
    }
}

fn item(cursor: &mut Cursor<'_>, depth: usize) -> Result<SelectItem, Stopped> {
    cursor.skip_blanks();
    if cursor.eat("...") {
        let relation = field_name(cursor)?;
        return Ok(SelectItem::Embed(Embed { spread: true, ..embed(cursor, relation, depth)? }));
    }
    if cursor.eat("*") {
        let field = Field { name: "*".into(), path: Vec::new() };
        return Ok(SelectItem::Column(SelectColumn { field, cast: None, alias: None }));
    }
    if !cursor.peek().is_some_and(|c| is_name_character(c) || c == '"') {
        return Err(cursor.unexpected(&format!("\"...\", {FIELD_NAME}, \"*\" or \"count()\"")));
    }
    let mut name = field_name(cursor)?;
    let mut alias = None;
    if cursor.starts_with(":") && !cursor.starts_with("::") {
        cursor.advance();
        alias = Some(std::mem::replace(&mut name, field_name(cursor)?));
    }
    if cursor.starts_with("!") || (cursor.starts_with("(") && !is_call(cursor, &name)) {
        return Ok(SelectItem::Embed(Embed { alias, ..embed(cursor, name, depth)? }));
    }
    column(cursor, name, alias).map(SelectItem::Column)
}

/// What follows the name of an embed: `!hint!inner(…)`.
fn embed(cursor: &mut Cursor<'_>, relation: String, depth: usize) -> Result<Embed, Stopped> {
    let (mut hint, mut inner) = (None, false);
    while cursor.eat("!") {
        match field_name(cursor)?.as_str() {
            "inner" => inner = true,
            "left" => {}
            other => hint = Some(other.to_owned()),
        }
    }
    if depth >= DEEPEST {
        return Err(cursor.refused(format!("more than {DEEPEST} levels of embedded resources")));
    }
    if !cursor.eat("(") {
        return Err(cursor.unexpected("letter, digit, \"-\", \"!\" or \"(\""));
    }
    let select = items(cursor, depth + 1)?;
    if !cursor.eat(")") {
        return Err(cursor.unexpected("\"->>\", \"->\", \"::\", \".\", \")\" or \",\""));
    }
    Ok(Embed { relation, alias: None, hint, inner, spread: false, select })
}

fn column(cursor: &mut Cursor<'_>, name: String, alias: Option<String>) -> Result<SelectColumn, Stopped> {
    let path = json_path(cursor)?;
    let mut field = Field { name, path };
    let mut cast = cast(cursor)?;
    if let Some(function) = aggregate(cursor) {
        field.name = format!("{}.{function}()", field.name);
        cast = self::cast(cursor)?.or(cast);
    }
    cursor.skip_blanks();
    if cursor.is_at_end() || cursor.starts_with(",") || cursor.starts_with(")") {
        return Ok(SelectColumn { field, cast, alias });
    }
    Err(cursor.unexpected("letter, digit, \"-\", \"->>\", \"->\", \"::\", \".\", \")\", \",\" or end of input"))
}

fn cast(cursor: &mut Cursor<'_>) -> Result<Option<String>, Stopped> {
    if !cursor.eat("::") {
        return Ok(None);
    }
    let name = cursor.take_while(is_name_character).trim();
    if name.is_empty() { Err(cursor.unexpected("letter or digit")) } else { Ok(Some(name.to_owned())) }
}

/// `.sum()` after a column, `()` after `count`.
fn aggregate(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    if cursor.eat("()") {
        return Some("count");
    }
    let found = AGGREGATES.iter().find(|name| cursor.starts_with(&format!(".{name}()")))?;
    cursor.eat(&format!(".{found}()"));
    Some(found)
}

fn is_call(cursor: &Cursor<'_>, name: &str) -> bool {
    name == "count" && cursor.starts_with("()")
}

fn has_aggregate(item: &SelectItem) -> bool {
    match item {
        SelectItem::Column(column) => column.field.name.ends_with("()"),
        SelectItem::Embed(embed) => embed.select.iter().any(has_aggregate),
    }
}

/// An empty `select=` asks for everything, like an absent one.
fn without_blanks(items: Vec<SelectItem>) -> Vec<SelectItem> {
    if !items.is_empty() {
        return items;
    }
    let field = Field { name: "*".into(), path: Vec::new() };
    vec![SelectItem::Column(SelectColumn { field, cast: None, alias: None })]
}
