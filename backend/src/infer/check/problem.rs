//! What can be wrong with a request.

use crate::finding::{Location, Severity};
use crate::postgrest::{ApiError, Name};

/// The findings of a check, each with what it means.
pub const CODES: [(&str, &str); 12] = [
    ("missing-schema", "A request names a schema that is not declared."),
    ("missing-table", "A request names a table or view that is not declared."),
    ("missing-column", "A request names a column that is not declared."),
    ("missing-relationship", "A request embeds rows of a table to which no foreign key leads."),
    ("ambiguous-relationship", "A request embeds rows of a table to which several foreign keys lead, and names none."),
    ("not-embedded", "A request filters or orders by a table that it does not embed."),
    ("missing-function", "A request calls a function that is not declared, or with other arguments."),
    ("invalid-enum-value", "A request gives a value that is no label of the column's enum."),
    ("json-path", "A request steps into a column that holds no JSON."),
    ("missing-value", "A request inserts a row without a value that the table insists on."),
    ("invalid-request", "A request that the data API does not understand."),
    ("not-parsed", "A source file that cannot be parsed."),
];

/// Something wrong with a request.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) what: What,
    pub(super) place: Location,
    /// The step it is in; what is wrong with the request as a whole is in none.
    pub(super) step: Option<(String, usize)>,
}

/// What is wrong.
#[derive(Clone, Debug)]
pub(super) enum What {
    Schema(String),
    Table(ApiError),
    Column { table: Name, column: String, is_written: bool },
    Relationship(ApiError),
    NotEmbedded(String),
    Function(ApiError),
    Label { enumeration: Name, label: String, labels: Vec<String> },
    Path { table: Name, column: String, data_type: String },
    Value { table: Name, columns: Vec<String> },
    Request(ApiError),
}

impl Problem {
    pub(super) fn code(&self) -> &'static str {
        match &self.what {
            What::Schema(_) => "missing-schema",
            What::Table(_) => "missing-table",
            What::Column { .. } => "missing-column",
            What::Relationship(ApiError::AmbiguousRelationship { .. }) => "ambiguous-relationship",
            What::Relationship(_) => "missing-relationship",
            What::NotEmbedded(_) => "not-embedded",
            What::Function(_) => "missing-function",
            What::Label { .. } => "invalid-enum-value",
            What::Path { .. } => "json-path",
            What::Value { .. } => "missing-value",
            What::Request(_) => "invalid-request",
        }
    }

    /// A trigger may still give a missing value, and a step into a plain value is answered with null; everything else is
    /// refused.
    pub(super) fn severity(&self) -> Severity {
        if matches!(self.what, What::Value { .. } | What::Path { .. }) { Severity::Warn } else { Severity::Error }
    }
}
