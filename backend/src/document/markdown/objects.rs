//! Views, functions, enums, and what is told in a line.

use super::escape::{block, code, grid, inline};
use super::table::{columns, grants, named};
use crate::document::model::{Chapter, Described, Enum, Routine, Schema, View};
use crate::document::names::{anchor, display};
use crate::postgrest::Name;

/// A comment as a cell.
pub(super) fn comment_cell(comment: Option<&String>) -> String {
    comment.map(|comment| inline(comment)).unwrap_or_default()
}

/// A comment as a paragraph, with the empty line before it.
pub(super) fn paragraph(comment: Option<&String>) -> String {
    comment.map(|comment| format!("\n{}\n", inline(comment))).unwrap_or_default()
}

/// The heading of an object, which links lead to.
pub(super) fn heading(kind: &str, name: &str) -> String {
    format!("\n<a id=\"{}\"></a>\n\n### {}\n", anchor(kind, name), code(name))
}

/// A relation or type, as a link where it is described.
pub(super) fn link(schema: &Schema, kind: &str, name: &Name) -> String {
    let shown = display(name);
    match schema.places.get(name).and_then(|at| schema.chapters.get(*at)) {
        Some(chapter) => format!("[{}]({}.md#{})", code(&shown), chapter.stem, anchor(kind, &shown)),
        None => code(&shown),
    }
}

pub(super) fn views(schema: &Schema, chapter: &Chapter) -> String {
    chapter.views.iter().map(|one| view(schema, one)).collect()
}

fn view(schema: &Schema, view: &View) -> String {
    let kind = if view.materialized { "Materialized view. " } else { "" };
    let mut text = heading("view", &display(&view.name));
    text.push_str(&paragraph(view.comment.as_ref()));
    text.push_str(&format!("\n{kind}{}\n", inline(&view.facts.join(" "))));
    text.push_str(&format!("\n{}", columns(schema, &view.columns)));
    text.push_str(&named("Indexes", "Definition", &view.indexes));
    text.push_str(&grants(&view.grants));
    text.push_str("\n<details><summary>Definition</summary>\n\n");
    text.push_str(&block("sql", &view.definition));
    text.push_str("\n</details>\n");
    text
}

pub(super) fn routines(chapter: &Chapter) -> String {
    chapter.routines.iter().map(routine).collect()
}

fn routine(routine: &Routine) -> String {
    let mut text = heading("function", &routine.reference);
    text.push_str(&paragraph(routine.comment.as_ref()));
    let returns = routine.returns.as_ref().map(|returns| format!(" returns {}", code(returns))).unwrap_or_default();
    let arguments = match routine.arguments.as_str() {
        "" => "takes nothing".to_owned(),
        arguments => format!("takes {}", code(arguments)),
    };
    text.push_str(&format!("\n- {} {arguments},{returns}\n", inline(&capital(&routine.kind))).replace(",\n", "\n"));
    let security = match (routine.kind.as_str(), routine.definer) {
        ("aggregate", _) => None,
        (_, true) => Some("runs with the rights of its owner (security definer)"),
        (_, false) => Some("runs with the rights of its caller (security invoker)"),
    };
    let facts: Vec<String> =
        security.map(str::to_owned).into_iter().chain(routine.facts.iter().map(|fact| code(fact))).collect();
    if !facts.is_empty() {
        text.push_str(&format!("- {}\n", capital(&facts.join(", "))));
    }
    for grant in &routine.grants {
        text.push_str(&format!("- {}: {}\n", code(&grant.role), inline(&grant.privileges)));
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

pub(super) fn enums(schema: &Schema, chapter: &Chapter) -> String {
    let text = |one: &Enum| {
        let labels: Vec<String> = one.labels.iter().map(|label| code(label)).collect();
        let used: Vec<String> = one
            .used_by
            .iter()
            .map(|(table, column)| format!("{}.{}", link(schema, "table", table), code(column)))
            .collect();
        let used = if used.is_empty() { String::new() } else { format!("\nUsed by {}.\n", used.join(", ")) };
        let comment = paragraph(one.comment.as_ref());
        format!("{}{comment}\n{}\n{used}", heading("enum", &display(&one.name)), labels.join(" · "))
    };
    chapter.enums.iter().map(text).collect()
}

/// A table of what has no section of its own.
pub(super) fn lines(all: &[Described]) -> String {
    let row =
        |one: &Described| vec![inline(&one.kind), code(&one.name), code(&one.text), comment_cell(one.comment.as_ref())];
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let text = grid(&["Kind", "Name", "Definition", "Comment"], &rows);
    if text.is_empty() { text } else { format!("\n{text}") }
}
