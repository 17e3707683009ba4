//! Mermaid's `erDiagram`.
//!
//! Its grammar has no escapes: what a name may not hold there is replaced, and where that would make two names one, they are
//! numbered.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Graph, Link, key_marks, telling_columns};
use super::model::{Chapter, Column, Table};
use super::names::display;
use super::text::one_line;
use crate::postgrest::Name;

/// Mermaid's own bounds where nobody configured others (50,000 characters, 500 references), with room for the rest of the page.
const LONGEST: usize = 45_000;
const MOST_LINKS: usize = 480;

/// Columns shown of a table, as many as fit.
const COLUMNS: [usize; 5] = [8, 6, 4, 2, 0];

/// A diagram.
pub(super) struct Diagram {
    /// Its text.
    pub(super) text: String,
    /// Tables to which the references are left out, for there are too many.
    pub(super) left_out: Vec<String>,
}

/// Draws a chapter's tables; none where there are none.
pub(super) fn diagram(chapter: &Chapter) -> Option<Diagram> {
    let graph = Graph::new(chapter);
    if graph.tables.is_empty() {
        return None;
    }
    let hubs = if graph.links.len() > MOST_LINKS { graph.hubs() } else { BTreeMap::new() };
    let links: Vec<Link<'_>> = graph.links.iter().copied().filter(|link| !hubs.contains_key(link.to)).collect();
    let names = entity_names(&graph);
    let mut texts = COLUMNS.iter().map(|most| draw(&graph, &links, &names, *most));
    let first = texts.next()?;
    let text = if first.len() <= LONGEST { first } else { texts.find(|text| text.len() <= LONGEST).unwrap_or(first) };
    Some(Diagram { text, left_out: hubs.keys().map(|name| display(name)).collect() })
}

fn draw(graph: &Graph<'_>, links: &[Link<'_>], names: &BTreeMap<&Name, String>, most: usize) -> String {
    let entity = |name: &Name| names.get(name).map_or("", String::as_str);
    let mut lines = vec!["erDiagram".to_owned()];
    for (name, table) in &graph.tables {
        let columns = telling_columns(table, most);
        if columns.is_empty() {
            lines.push(format!("    {}", entity(name)));
            continue;
        }
        lines.push(format!("    {} {{", entity(name)));
        lines.extend(columns.into_iter().map(|at| format!("        {}", attribute(table, &table.columns[at]))));
        lines.push("    }".to_owned());
    }
    lines.extend(graph.outside.iter().map(|name| format!("    {}", entity(name))));
    for link in links {
        let from = if link.is_unique { "|o" } else { "}o" };
        let to = if link.is_optional { "o|" } else { "||" };
        lines.push(format!("    {} {from}--{to} {} : {}", entity(link.from), entity(link.to), quoted(link.column)));
    }
    lines.join("\n") + "\n"
}

/// A quoted name for each table, no two the same.
fn entity_names<'a>(graph: &Graph<'a>) -> BTreeMap<&'a Name, String> {
    let mut given = BTreeSet::new();
    let mut names = BTreeMap::new();
    for name in graph.tables.keys().chain(&graph.outside) {
        let wanted = inner(&display(name).replace('"', ""));
        let numbered = (2..).map(|number| format!("{wanted} {number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !given.contains(name));
        let free = free.unwrap_or_default();
        given.insert(free.clone());
        names.insert(*name, format!("\"{free}\""));
    }
    names
}

/// `numeric(12_2) total_amount FK "numeric(12,2)"`; a comment says what a word could not.
fn attribute(table: &Table, column: &Column) -> String {
    let (data_type, name) = (word(&column.data_type), word(&column.name));
    let keys = key_marks(table, &column.name).join(", ");
    let keys = if keys.is_empty() { keys } else { format!(" {keys}") };
    let real = if name == column.name { String::new() } else { format!(" {}", quoted(&column.name)) };
    format!("{data_type} {name}{keys}{real}")
}

/// A word of the grammar: letters, digits and `_`, a letter first, and none of its own words.
fn word(text: &str) -> String {
    const KEYS: [&str; 3] = ["PK", "FK", "UK"];
    let replaced: String = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '(' | ')' | '[' | ']') { c } else { '_' })
        .collect();
    let starts = replaced.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts && !KEYS.contains(&replaced.to_ascii_uppercase().as_str()) { replaced } else { format!("c_{replaced}") }
}

/// A string of the grammar.
fn quoted(text: &str) -> String {
    format!("\"{}\"", inner(text))
}

/// `"` would end a string, `%%` begins a comment even inside of one, `#…;` and `&…;` are characters by name, and a string is text
/// of a page where `<` begins a tag.
fn inner(text: &str) -> String {
    const REPLACED: [(char, &str); 8] =
        [('"', "'"), ('%', "٪"), ('\\', "/"), ('<', "‹"), ('>', "›"), ('#', "＃"), ('&', "＆"), ('`', "'")];
    let line = one_line(text);
    let replace = |c: char| {
        REPLACED.iter().find(|(bad, _)| *bad == c).map_or_else(|| c.to_string(), |(_, good)| (*good).to_owned())
    };
    let safe: String = line.chars().map(replace).collect();
    if safe.is_empty() { "-".to_owned() } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_strings_hold_nothing_of_the_grammar() {
        for (text, expect) in [
            ("company_id", "company_id"),
            ("numeric(12,2)", "numeric(12_2)"),
            ("member_role[]", "member_role[]"),
            ("pk", "c_pk"),
            ("2nd", "c_2nd"),
            ("a \"b\" {c}", "a__b___c_"),
            ("", "c_"),
        ] {
            assert_eq!(word(text), expect);
        }
        for (text, expect) in [
            ("plain", "\"plain\""),
            ("a\" ||--|| \"b", "\"a' ||--|| 'b\""),
            ("a\n}\nb", "\"a } b\""),
            ("a %% b", "\"a ٪٪ b\""),
            ("<img src=x>", "\"‹img src=x›\""),
            ("#quot;", "\"＃quot;\""),
            ("", "\"-\""),
        ] {
            assert_eq!(quoted(text), expect);
        }
    }
}
