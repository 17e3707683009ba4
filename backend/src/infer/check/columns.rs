//! Columns by name, and the values they are given.

use super::judge::Judge;
use super::problem::What;
use super::schema::Meaning;
use super::tree::Tree;
use crate::finding::Location;
use crate::infer::source::{HOLE, Known, Text, Value};
use crate::postgrest::{Field, Name};

/// Types whose values have no keys. Composite types and arrays have places to step to.
const PLAIN: [&str; 18] = [
    "text",
    "character",
    "character varying",
    "uuid",
    "boolean",
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
    "date",
    "timestamp with time zone",
    "timestamp without time zone",
    "time without time zone",
    "time with time zone",
    "interval",
    "bytea",
];

impl Judge<'_> {
    /// Looks a column up where its rows come from; its type, if it is one.
    pub(super) fn field(&mut self, tree: &Tree, field: &Field, place: &Location) -> Option<String> {
        let table = tree.table.as_ref()?;
        if field.name.contains(HOLE) {
            return None;
        }
        let names_embed = field.path.is_empty() && tree.branch(&field.name).is_some();
        match self.schema.meaning(table, &field.name) {
            Meaning::Column(data_type) => {
                let is_plain = PLAIN.contains(&data_type.split('(').next().unwrap_or_default())
                    || self.schema.enumeration(&data_type).is_some();
                if !field.path.is_empty() && is_plain {
                    let (table, column) = (table.clone(), field.name.clone());
                    self.problem(What::Path { table, column, data_type }, place.clone());
                    return None;
                }
                field.path.is_empty().then_some(data_type)
            }
            Meaning::Nothing if !names_embed => {
                self.missing_column(table, &field.name, (place, false));
                None
            }
            _ => None,
        }
    }

    pub(super) fn missing_column(&mut self, table: &Name, column: &str, (place, is_written): (&Location, bool)) {
        let what = What::Column { table: table.clone(), column: column.to_owned(), is_written };
        self.problem(what, place.clone());
    }

    /// A value for a column: one of its enum's labels. Values that only the running code knows are values like any other.
    pub(super) fn label(&mut self, data_type: &str, value: &Value) {
        match &value.known {
            Known::List { items: values, .. } | Known::OneOf(values) => {
                values.iter().for_each(|value| self.label(data_type, value));
            }
            _ => {
                if let Some(text) = value.text() {
                    self.label_text(data_type, &text.text, &value.place);
                }
            }
        }
    }

    pub(super) fn label_text(&mut self, data_type: &str, label: &str, place: &Location) {
        let Some((enumeration, labels)) = self.schema.enumeration(data_type) else { return };
        if label.contains(HOLE) || labels.iter().any(|known| known == label) {
            return;
        }
        let labels = labels.to_vec();
        self.problem(What::Label { enumeration, label: label.to_owned(), labels }, place.clone());
    }
}

/// Where a name stands in a text, from `start` on: the first place where it is a word of its own, else the whole text.
pub(super) fn place_in(text: &Text, name: &str, start: usize, whole: &Location) -> (Location, usize) {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let all = text.text.as_str();
    let found = all
        .match_indices(name)
        .map(|(at, _)| at)
        .find(|at| *at >= start && !all[..*at].ends_with(is_part) && !all[at + name.len()..].starts_with(is_part));
    match found.and_then(|at| Some((text.place_of(at..at + name.len())?, at))) {
        Some(found) => found,
        None => (whole.clone(), start),
    }
}
