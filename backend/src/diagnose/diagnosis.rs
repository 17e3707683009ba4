//! The answer: class, slots, words.

use serde_json::{Map, Value, json};

use super::ErrorClass;

/// What an error is about. Only what the evidence names; bare names, unquoted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// Schema.
    pub schema: Option<String>,
    /// Table or view.
    pub table: Option<String>,
    /// Column.
    pub column: Option<String>,
    /// Columns of a key of several.
    pub columns: Vec<String>,
    /// Enum type.
    pub enumeration: Option<String>,
    /// Label of an enum, or the value that is in the way.
    pub value: Option<String>,
    /// Type.
    pub data_type: Option<String>,
    /// Constraint.
    pub constraint: Option<String>,
    /// Function.
    pub function: Option<String>,
    /// Names or types of a function's or operator's arguments.
    pub args: Vec<String>,
    /// Operator.
    pub operator: Option<String>,
    /// Extension.
    pub extension: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Relationship: from, to.
    pub relationship: Vec<String>,
}

impl Slots {
    /// The slots by the names they have everywhere outside; those without a value are left out.
    pub fn to_json(&self) -> Value {
        let mut all = Map::new();
        let singles = [
            ("schema", &self.schema),
            ("table", &self.table),
            ("column", &self.column),
            ("enum", &self.enumeration),
            ("value", &self.value),
            ("type", &self.data_type),
            ("constraint", &self.constraint),
            ("function", &self.function),
            ("operator", &self.operator),
            ("extension", &self.extension),
            ("role", &self.role),
        ];
        all.extend(singles.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?)))));
        let lists = [("columns", &self.columns), ("args", &self.args), ("relationship", &self.relationship)];
        let lists = lists.into_iter().filter(|(_, values)| !values.is_empty());
        all.extend(lists.map(|(name, values)| (name.to_owned(), json!(values))));
        Value::Object(all)
    }
}

/// An error in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do next, the likeliest first.
    pub next: Vec<String>,
}

/// An error, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// Its class.
    pub class: ErrorClass,
    /// A finer word within the class.
    pub subclass: Option<String>,
    /// What it is about.
    pub slots: Slots,
    /// SQLSTATE or PostgREST's code, where the evidence has one.
    pub code: Option<String>,
    /// How sure the class is, 0 to 1.
    pub confidence: f32,
    /// The error in one line.
    pub title: String,
    /// The error in words.
    pub explanation: Explanation,
    /// HTTP status, where there was one.
    pub http_status: Option<u16>,
}
