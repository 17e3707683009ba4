//! `README.md`: what there is, and where.

use super::escape::{code, grid, inline};
use super::objects::comment_cell;
use crate::document::MARK;
use crate::document::model::{Chapter, Schema};
use crate::document::names::{anchor, display};
use crate::document::text::first_sentence;

/// The index of all chapters.
pub(in crate::document) fn index(schema: &Schema) -> String {
    let mut text = format!("{MARK}\n# Schema\n\n");
    let counts = schema.counts();
    text.push_str(&format!(
        "{}, {}, {}, {} and {}. [`index.html`](index.html) has the same with search and drawings: open it from the folder.\n",
        number(counts.tables, "table"),
        number(counts.columns, "column"),
        number(counts.views, "view"),
        number(counts.functions, "function"),
        number(counts.enums, "enum"),
    ));
    let rows: Vec<Vec<String>> = schema.chapters.iter().map(chapter_row).collect();
    if rows.is_empty() {
        text.push_str("\nThere is nothing in this database yet.\n");
    } else {
        text.push('\n');
        text.push_str(&grid(&["Phase", "", "Tables", "Columns", "Views", "Functions", "Enums"], &rows));
    }
    for chapter in schema.chapters.iter().filter(|chapter| !chapter.tables.is_empty()) {
        text.push_str(&format!("\n## {}\n\n", heading(chapter)));
        text.push_str(&grid(&["Table", "Columns", "What it holds"], &table_rows(chapter)));
    }
    let extensions: Vec<Vec<String>> = schema
        .extensions
        .iter()
        .map(|one| vec![code(&one.name), inline(&one.text), comment_cell(one.comment.as_ref())])
        .collect();
    if !extensions.is_empty() {
        text.push_str("\n## Extensions\n\n");
        text.push_str(&grid(&["Name", "Where", "Comment"], &extensions));
    }
    text
}

/// Name and title of a chapter, escaped.
pub(super) fn heading(chapter: &Chapter) -> String {
    match &chapter.phase {
        Some(phase) if *phase != chapter.title => format!("{}: {}", inline(phase), inline(&chapter.title)),
        _ => inline(&chapter.title),
    }
}

fn chapter_row(chapter: &Chapter) -> Vec<String> {
    let name = chapter.phase.as_ref().unwrap_or(&chapter.title);
    let title = chapter.phase.as_ref().filter(|phase| **phase != chapter.title).map(|_| inline(&chapter.title));
    vec![
        format!("[{}]({}.md)", inline(name), chapter.stem),
        title.unwrap_or_default(),
        chapter.tables.len().to_string(),
        chapter.columns().to_string(),
        chapter.views.len().to_string(),
        chapter.routines.len().to_string(),
        chapter.enums.len().to_string(),
    ]
}

fn table_rows(chapter: &Chapter) -> Vec<Vec<String>> {
    let row = |table: &crate::document::model::Table| {
        let name = display(&table.name);
        vec![
            format!("[{}]({}.md#{})", code(&name), chapter.stem, anchor("table", &name)),
            table.columns.len().to_string(),
            table.comment.as_deref().map(|comment| inline(&first_sentence(comment))).unwrap_or_default(),
        ]
    };
    chapter.tables.iter().map(row).collect()
}

fn number(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
