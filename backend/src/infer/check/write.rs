//! Rows that are written.

use super::judge::Judge;
use super::problem::What;
use super::tree::Tree;
use crate::finding::Location;
use crate::infer::source::{Entry, Known, Step, Value};
use crate::postgrest::Name;

impl Judge<'_> {
    /// `insert`, `upsert` or `update`.
    pub(super) fn write(&mut self, root: &Tree, step: &Step) {
        let Some(table) = &root.table else { return };
        if let Some(rows) = step.arguments.first() {
            self.rows(table, rows, step);
        }
        let conflict = step.arguments.get(1).and_then(|options| options.entry("onConflict"));
        if let Some(value) = conflict.filter(|_| step.name == "upsert") {
            match value.text() {
                Some(text) => {
                    let names = text.text.split(',').map(|name| name.trim().trim_matches('"'));
                    for name in names.filter(|name| !name.is_empty()) {
                        self.written(table, name, &super::columns::place_in(text, name, 0, &value.place).0);
                    }
                }
                None => self.unchecked(value, "the columns of the conflict are known to the running code only"),
            }
        }
    }

    fn rows(&mut self, table: &Name, rows: &Value, step: &Step) {
        match &rows.known {
            Known::List { items, open } => {
                items.iter().for_each(|row| self.rows(table, row, step));
                if *open {
                    self.unchecked(rows, "more rows may be known to the running code");
                }
            }
            Known::OneOf(values) => values.iter().for_each(|row| self.rows(table, row, step)),
            Known::Object { entries, open } => {
                self.row(table, entries);
                if *open {
                    self.unchecked(rows, "more columns may be known to the running code");
                } else if step.name != "update" {
                    self.insisted(table, entries, &rows.place, step);
                }
            }
            _ => self.unchecked(rows, "the row is known to the running code only"),
        }
    }

    fn row(&mut self, table: &Name, entries: &[Entry]) {
        for entry in entries {
            if let Some(data_type) = self.written(table, &entry.key, &entry.place) {
                self.label(&data_type, &entry.value);
            }
        }
    }

    /// The type of a column that is written.
    fn written(&mut self, table: &Name, column: &str, place: &Location) -> Option<String> {
        let found = self.schema.cache.relation(table)?.columns.get(column).cloned();
        if found.is_none() {
            self.missing_column(table, column, (place, true));
        }
        found
    }

    fn insisted(&mut self, table: &Name, entries: &[Entry], row: &Location, step: &Step) {
        let given = |column: &str| entries.iter().any(|entry| entry.key == column);
        let missing = self.schema.insisted(table).into_iter().filter(|column| !given(column));
        let columns: Vec<String> = missing.map(str::to_owned).collect();
        if !columns.is_empty() {
            // A row that stands elsewhere is pointed at where it is sent.
            let is_here = row.source == step.place.source && row.start >= step.place.start;
            let place = if is_here { Location { end: row.start + 1, ..row.clone() } } else { step.place.clone() };
            self.problem(What::Value { table: table.clone(), columns }, place);
        }
    }
}
