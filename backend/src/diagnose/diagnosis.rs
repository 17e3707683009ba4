//! The answer: class, slots, words.

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
