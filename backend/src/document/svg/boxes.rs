//! What is drawn: a box for each table with its keys, a line for each reference.

use std::collections::BTreeMap;

use crate::document::graph::{Graph, key_marks};
use crate::document::model::Table;
use crate::document::names::display;
use crate::document::text::one_line;
use crate::postgrest::Name;

/// Pixels; the drawing has no fractions, so that it is the same everywhere.
pub(super) const WIDTH: i64 = 204;
pub(super) const HEADER: i64 = 26;
pub(super) const ROW: i64 = 16;
const PADDING: i64 = 6;

/// Rows of keys that are shown.
const MOST_ROWS: usize = 8;

/// A table's box.
pub(super) struct TableBox {
    /// Its name, also in links.
    pub(super) name: String,
    pub(super) comment: String,
    /// Key columns with their marks.
    pub(super) rows: Vec<(String, String)>,
    /// A table of another chapter.
    pub(super) is_outside: bool,
}

impl TableBox {
    pub(super) fn height(&self) -> i64 {
        let rows = i64::try_from(self.rows.len()).unwrap_or_default();
        if rows == 0 { HEADER } else { HEADER + rows * ROW + PADDING }
    }
}

/// A reference between two boxes, by index.
pub(super) struct Line {
    /// The table that refers.
    pub(super) child: usize,
    /// The table referred to.
    pub(super) parent: usize,
    /// The row of the child that refers; none where it is not shown.
    pub(super) row: Option<usize>,
    pub(super) is_optional: bool,
    pub(super) is_unique: bool,
}

/// Boxes by name, the chapter's own first; and lines. References to hubs are no lines.
pub(super) fn boxes(graph: &Graph<'_>, hubs: &BTreeMap<&Name, usize>) -> (Vec<TableBox>, Vec<Line>) {
    let outside: Vec<&&Name> = graph.outside.iter().filter(|name| !hubs.contains_key(**name)).collect();
    let own = graph.tables.iter().map(|(name, table)| TableBox {
        name: display(name),
        comment: table.comment.as_deref().map(one_line).unwrap_or_default(),
        rows: rows(table, hubs),
        is_outside: false,
    });
    let others = outside.iter().map(|name| TableBox {
        name: display(name),
        comment: String::new(),
        rows: Vec::new(),
        is_outside: true,
    });
    let boxes: Vec<TableBox> = own.chain(others).collect();
    let index: BTreeMap<&Name, usize> = graph
        .tables
        .keys()
        .copied()
        .chain(outside.iter().map(|name| **name))
        .enumerate()
        .map(|(at, name)| (name, at))
        .collect();
    let line = |link: &crate::document::graph::Link<'_>| {
        let (child, parent) = (*index.get(link.from)?, *index.get(link.to)?);
        Some(Line {
            child,
            parent,
            row: boxes[child].rows.iter().position(|(name, _)| name == link.column),
            is_optional: link.is_optional,
            is_unique: link.is_unique,
        })
    };
    let lines = graph.links.iter().filter(|link| !hubs.contains_key(link.to)).filter_map(line).collect();
    (boxes, lines)
}

/// Columns of the primary key and of references that are drawn.
fn rows(table: &Table, hubs: &BTreeMap<&Name, usize>) -> Vec<(String, String)> {
    let drawn = |column: &str| {
        let references = table.references.iter().filter(|reference| !hubs.contains_key(&reference.target));
        references.clone().any(|reference| reference.columns.last().is_some_and(|last| last == column))
    };
    let shown =
        |column: &&crate::document::model::Column| table.primary_key().contains(&column.name) || drawn(&column.name);
    let row = |column: &crate::document::model::Column| (column.name.clone(), key_marks(table, &column.name).join(" "));
    table.columns.iter().filter(shown).take(MOST_ROWS).map(row).collect()
}
