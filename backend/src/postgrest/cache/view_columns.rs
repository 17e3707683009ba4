//! Which columns of a view are columns of a table, read from the definition the server prints.
//!
//! Only plain views are read: one `select`, its columns named one by one. What stands in a `with` before it is passed over: columns
//! that come through it have no answer. For other views there is none at all.

use super::references::{take_identifier, take_name};
use super::relationship::Name;

/// A column of a view that shows a column of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ShownColumn {
    pub(super) table: Name,
    pub(super) column: String,
    pub(super) shown_as: String,
}

/// The columns of a view that show columns of tables.
pub(super) fn shown_columns(definition: &str) -> Vec<ShownColumn> {
    let Some(body) = without_ctes(definition.trim()).strip_prefix("SELECT ") else { return Vec::new() };
    let parts = split(body, "FROM ");
    let [list, rest] = parts[..] else { return Vec::new() };
    let is_plain = !["UNION", "INTERSECT", "EXCEPT"].iter().any(|word| split(rest, word).len() > 1);
    let from = rest.split("\n  WHERE ").next().unwrap_or(rest);
    let tables = if is_plain { tables(from) } else { Vec::new() };
    split_all(list, ',').into_iter().filter_map(|item| shown_column(item.trim(), &tables)).collect()
}

/// The query behind `WITH … AS ( … )`, whose parentheses hold every other `SELECT`.
fn without_ctes(definition: &str) -> &str {
    if !definition.starts_with("WITH ") {
        return definition;
    }
    places(definition).map(|(at, _)| &definition[at..]).find(|rest| rest.starts_with("SELECT ")).unwrap_or_default()
}

/// `customer.display_name AS customer`; without a table's name when there is one table only.
fn shown_column(item: &str, tables: &[(String, Name)]) -> Option<ShownColumn> {
    let mut text = item.strip_prefix("DISTINCT ").unwrap_or(item);
    let first = take_identifier(&mut text)?;
    let (alias, column) = match text.strip_prefix('.') {
        Some(rest) => {
            text = rest;
            (Some(first), take_identifier(&mut text)?)
        }
        None => (None, first),
    };
    let shown_as = match text.strip_prefix(" AS ") {
        Some(rest) => {
            text = rest;
            take_identifier(&mut text)?
        }
        None => column.clone(),
    };
    let table = match (alias, tables) {
        (Some(alias), _) => &tables.iter().find(|(known, _)| *known == alias)?.1,
        (None, [(_, only)]) => only,
        (None, _) => return None,
    };
    text.is_empty().then(|| ShownColumn { table: table.clone(), column, shown_as })
}

/// Tables behind `FROM` and `JOIN`, by the name they have in the query.
fn tables(from: &str) -> Vec<(String, Name)> {
    let mut found = Vec::new();
    for piece in split_joins(from) {
        let mut text = piece.trim().trim_start_matches('(');
        let Some(name) = take_name(&mut text).filter(|name| !name.schema.is_empty()) else { continue };
        let alias = text.strip_prefix(' ').and_then(|mut rest| take_identifier(&mut rest));
        let alias = alias.filter(|alias| alias != "ON").unwrap_or_else(|| name.name.clone());
        found.push((alias, name));
    }
    found
}

fn split_joins(from: &str) -> Vec<&str> {
    from.split("JOIN ").flat_map(|piece| piece.split(",\n")).collect()
}

/// Cuts at the first place outside parentheses and quotes where the word begins.
fn split<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    match places(text).find(|(at, _)| text[*at..].starts_with(word) && text[..*at].ends_with([' ', '\n'])) {
        Some((at, _)) => vec![&text[..at], &text[at + word.len()..]],
        None => vec![text],
    }
}

/// Cuts at every such character outside parentheses and quotes.
pub(super) fn split_all(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in places(text) {
        if c == separator {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Characters outside parentheses, brackets and quotes.
fn places(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut depth = 0_usize;
    let mut quote = None;
    text.char_indices().filter(move |(_, c)| {
        match (quote, *c) {
            (Some(open), _) => {
                if open == *c {
                    quote = None;
                }
                return false;
            }
            (None, '\'' | '"') => quote = Some(*c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            (None, _) => return depth == 0,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(definition: &str, expected: &[(&str, &str, &str)]) {
        let found = shown_columns(definition);
        let found: Vec<(&str, &str, &str)> =
            found.iter().map(|one| (one.table.name.as_str(), one.column.as_str(), one.shown_as.as_str())).collect();
        assert_eq!(found, expected, "{definition}");
    }

    #[test]
    fn plain_columns_are_found_through_joins_and_expressions_are_left_out() {
        check(
            " SELECT job.id,\n    customer.name AS customer,\n        CASE\n            WHEN (job.a, job.b) = (1, 2) THEN 'FROM x, y'::text\n        END AS state,\n    (job.a + 1) AS more\n   FROM ((public.jobs job\n     JOIN public.companies ON ((companies.id = job.company_id)))\n     LEFT JOIN public.customers customer ON ((customer.id = job.customer_id)))\n  WHERE (job.a > 0);",
            &[("jobs", "id", "id"), ("customers", "name", "customer")],
        );
        check(" SELECT id,\n    count(*) AS n\n   FROM public.jobs\n  GROUP BY id;", &[("jobs", "id", "id")]);
        check(
            " SELECT a.id,\n    b.id AS other\n   FROM public.a,\n    public.b;",
            &[("a", "id", "id"), ("b", "id", "other")],
        );
    }

    #[test]
    fn what_stands_before_the_select_is_passed_over() {
        check(
            " WITH clock AS MATERIALIZED (\n         SELECT companies.id\n           FROM public.companies\n        )\n SELECT job.id,\n    clock.id AS company\n   FROM (public.jobs job\n     JOIN clock ON ((clock.id = job.company_id)));",
            &[("jobs", "id", "id")],
        );
    }

    #[test]
    fn what_is_not_one_select_has_no_answer() {
        check(" SELECT a.id\n   FROM public.a\nUNION\n SELECT b.id\n   FROM public.b;", &[]);
        check(" WITH x AS (\n         SELECT 1 AS id\n        )\n SELECT x.id\n   FROM x;", &[]);
        check(
            " WITH x AS (\n         SELECT 1 AS id\n        )\n SELECT a.id\n   FROM public.a\nUNION\n SELECT b.id\n   FROM public.b;",
            &[],
        );
        check(" SELECT 1 AS id;", &[]);
    }
}
