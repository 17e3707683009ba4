//! A chapter's page: its diagram, then every object.

use super::escape::block;
use super::index::heading;
use super::objects::{enums, lines, routines, views};
use super::table::table;
use crate::document::MARK;
use crate::document::mermaid::diagram;
use crate::document::model::{Chapter, Schema};

/// A phase, or what is in none.
pub(in crate::document) fn chapter(schema: &Schema, chapter: &Chapter) -> String {
    let mut text = format!("{MARK}\n# {}\n\n[All phases](README.md)\n", heading(chapter));
    if let Some(diagram) = diagram(chapter) {
        text.push_str("\n## Diagram\n\n");
        text.push_str("Keys and the columns that say most; a box without columns is a table of another phase.\n\n");
        text.push_str(&block("mermaid", &diagram.text));
        if !diagram.left_out.is_empty() {
            let names: Vec<String> = diagram.left_out.iter().map(|name| super::escape::code(name)).collect();
            text.push_str(&format!("\nReferences to {} are left out: there are too many.\n", names.join(", ")));
        }
    }
    let tables = chapter.tables.iter().map(|one| table(schema, one)).collect::<String>();
    let sections = [
        ("Tables", tables),
        ("Views", views(schema, chapter)),
        ("Functions", routines(chapter)),
        ("Enums", enums(schema, chapter)),
        ("Types", lines(&chapter.types)),
        ("Others", lines(&chapter.others)),
    ];
    for (title, section) in sections.iter().filter(|(_, section)| !section.is_empty()) {
        text.push_str(&format!("\n## {title}\n{section}"));
    }
    text
}
