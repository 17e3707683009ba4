//! The query string, sorted by what its parameters mean.

use super::columns::parse_columns;
use super::cursor::Cursor;
use super::filter::{looks_like_filter, parse_filter};
use super::logic::parse_logic;
use super::name::{field_name, json_path};
use super::order::parse_order;
use super::select::parse_select;
use crate::postgrest::error::{ApiError, RangeProblem};
use crate::postgrest::request::{Condition, Field, Filter, OrderTerm, SelectItem, Window};

/// Parameters of a request.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub(super) select: Vec<SelectItem>,
    pub(super) columns: Option<Vec<String>>,
    pub(super) on_conflict: Option<Vec<String>>,
    pub(super) conditions: Vec<(Vec<String>, Condition)>,
    pub(super) orders: Vec<(Vec<String>, Vec<OrderTerm>)>,
    pub(super) windows: Vec<(Vec<String>, Window)>,
    /// Arguments of a function called by GET.
    pub(super) arguments: Vec<(String, String)>,
}

/// Reads a query string. In a call by GET, what is no filter is an argument.
pub(super) fn parse_query(text: &str, takes_arguments: bool) -> Result<Query, ApiError> {
    let mut query = Query { select: parse_select("*")?, ..Query::default() };
    for (key, value) in form_urlencoded::parse(text.as_bytes()) {
        match key.rsplit('.').next().unwrap_or_default() {
            _ if key == "select" => query.select = parse_select(&value)?,
            _ if key == "columns" => query.columns = Some(parse_columns("columns", &value)?),
            _ if key == "on_conflict" => query.on_conflict = Some(parse_columns("on_conflict", &value)?),
            "order" => query.orders.push((embed_path(&key), parse_order(&value)?)),
            "limit" | "offset" => query.add_window(&key, &value)?,
            word @ ("and" | "or") => {
                let mut path = embed_path(&key);
                let operator = if path.pop_if(|last| last == "not").is_some() { &format!("not.{word}") } else { word };
                query.conditions.push((path, parse_logic(operator, &value)?));
            }
            _ if takes_arguments && !key.contains('.') && !looks_like_filter(&value) => {
                query.arguments.push((key.into_owned(), value.into_owned()));
            }
            _ => {
                let (path, field) = tree_path(&key)?;
                let (negated, test) = parse_filter(&value)?;
                query.conditions.push((path, Condition::Filter(Filter { field, negated, test })));
            }
        }
    }
    Ok(query)
}

impl Query {
    fn add_window(&mut self, key: &str, value: &str) -> Result<(), ApiError> {
        let path = embed_path(key);
        let at = match self.windows.iter().position(|(known, _)| *known == path) {
            Some(at) => at,
            None => {
                self.windows.push((path, Window::default()));
                self.windows.len() - 1
            }
        };
        let window = &mut self.windows[at].1;
        // What is no number is no limit; PostgREST ignores it, too.
        let number: Option<i64> = value.trim().parse().ok();
        match number {
            Some(number) if key.ends_with("limit") => {
                let limit = u64::try_from(number).map_err(|_| ApiError::Range(RangeProblem::NegativeLimit))?;
                window.limit = Some(limit);
            }
            Some(number) => window.offset = u64::try_from(number).unwrap_or(0),
            None => {}
        }
        Ok(())
    }
}

/// The embeds before the last word of a key: `jobs.customers.order`.
fn embed_path(key: &str) -> Vec<String> {
    let mut path: Vec<String> = key.split('.').map(str::to_owned).collect();
    path.pop();
    path
}

/// The embeds and the column of a filter's key: `jobs.status`, `data->>name`.
fn tree_path(key: &str) -> Result<(Vec<String>, Field), ApiError> {
    let failed = |problem: super::cursor::Stopped| problem.into_error(&format!("tree path ({key})"));
    let mut cursor = Cursor::new(key);
    let mut path = Vec::new();
    loop {
        let name = field_name(&mut cursor).map_err(failed)?;
        if cursor.eat(".") {
            path.push(name);
            continue;
        }
        let steps = json_path(&mut cursor).map_err(failed)?;
        return Ok((path, Field { name, path: steps }));
    }
}
