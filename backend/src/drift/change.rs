//! The parts in which two objects differ.

use std::collections::BTreeMap;

use serde_json::Value;

use super::words::{part_label, part_value};
use crate::catalog::{Facts, Object, Unmodelled};

/// One part that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct PartChange {
    /// Name of the part: `data_type`, `comment`, `grant SELECT anon`.
    pub part: String,
    /// Its value now; none where the part is absent.
    pub have: Option<Value>,
    /// Its declared value; none where it is not declared.
    pub want: Option<Value>,
}

impl PartChange {
    /// The change in words: `data_type is "text", declared "integer"`.
    pub fn in_words(&self) -> String {
        let show = |value: &Option<Value>| {
            part_value(&self.part, value.as_ref()).map_or_else(|| "nothing".to_owned(), |text| format!("`{text}`"))
        };
        let part = part_label(&self.part);
        match (&self.have, &self.want) {
            (Some(Value::Bool(true)), None) if part.starts_with("grant ") => format!("{part} is not declared"),
            (None, Some(Value::Bool(true))) if part.starts_with("grant ") => format!("{part} is missing"),
            (have, want) => format!("{part} is {}, declared is {}", show(have), show(want)),
        }
    }
}

/// All parts in which `have` and `want` differ, by name.
pub fn part_changes(have: &Object, want: &Object) -> Vec<PartChange> {
    if have.is_alike(want) {
        return Vec::new();
    }
    let mut changes = changed_parts(have.parts(), want.parts());
    if let (Facts::Column(from), Facts::Column(to)) = (&have.facts, &want.facts) {
        // `default 'now'` is another moment on every database.
        let is_same_moment = to.moment && to.has_moment() && from.has_moment();
        changes.retain(|change| change.part != "default" || !is_same_moment);
    }
    changes
}

/// The parts in which two rows of one object differ, in words.
pub fn row_changes(have: &Unmodelled, want: &Unmodelled) -> Vec<String> {
    changed_parts(have.parts(), want.parts()).iter().map(PartChange::in_words).collect()
}

/// All entries in which two sets of parts differ, by name.
pub(super) fn changed_parts(have: BTreeMap<String, Value>, want: BTreeMap<String, Value>) -> Vec<PartChange> {
    let (mut left, right) = (have, want);
    let mut changes: Vec<PartChange> = right
        .into_iter()
        .map(|(part, value)| PartChange { have: left.remove(&part), part, want: Some(value) })
        .collect();
    changes.extend(left.into_iter().map(|(part, value)| PartChange { part, have: Some(value), want: None }));
    changes.retain(|change| change.have != change.want);
    changes.sort_by(|a, b| a.part.cmp(&b.part));
    changes
}
