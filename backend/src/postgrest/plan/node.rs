//! The tree of what is returned: rows, and rows inside rows.

use crate::postgrest::cache::{Name, Relationship};
use crate::postgrest::request::{JsonStep, Test, Window};

/// Rows of one table, view or result.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where they come from.
    pub source: Source,
    /// What is returned of each.
    pub columns: Vec<PlannedColumn>,
    /// What must hold of each.
    pub predicates: Vec<Predicate>,
    /// Their order.
    pub order: Vec<Order>,
    /// Which part of them.
    pub window: Window,
    /// Rows inside them.
    pub branches: Vec<Branch>,
}

/// Where rows come from, and the name they have in the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A table or view under its own name.
    Relation(Name),
    /// A table or view under another name.
    Aliased(Name, String),
    /// What the statement has written or called.
    Result(Name),
}

impl Source {
    /// The table, view or function behind the rows.
    pub fn name(&self) -> &Name {
        match self {
            Source::Relation(name) | Source::Aliased(name, _) | Source::Result(name) => name,
        }
    }
}

/// Related rows inside each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// Name in the answer.
    pub key: String,
    /// Name in the statement.
    pub alias: String,
    /// How they are found.
    pub relationship: Relationship,
    /// Rows without any are left out.
    pub inner: bool,
    /// Their columns stand among those of the row around them.
    pub spread: bool,
    /// The rows.
    pub node: Node,
}

/// A column that is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedColumn {
    /// Which; `*` for all.
    pub field: PlannedField,
    /// Type it is cast to.
    pub cast: Option<String>,
    /// Name in the answer, where it is not the column's.
    pub alias: Option<String>,
}

/// A column with what its type means for the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedField {
    /// Column.
    pub name: String,
    /// Steps into its JSON.
    pub path: Vec<JsonStep>,
    /// Kind of its values.
    pub kind: ValueKind,
}

/// What a column's type means for the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// `json` or `jsonb`: steps apply as they are.
    Json,
    /// `tsvector`: searched as it is.
    SearchVector,
    /// Anything else, and columns nobody knows: the server decides.
    Other,
}

/// What must hold of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// Of one column.
    Column {
        /// Column.
        field: PlannedField,
        /// The contrary must hold.
        negated: bool,
        /// What.
        test: Test,
    },
    /// It has, or has no, related rows.
    Branch {
        /// Name of the branch in the statement.
        alias: String,
        /// It must have some.
        present: bool,
    },
    /// Of several predicates.
    Group {
        /// The contrary must hold.
        negated: bool,
        /// One suffices.
        any: bool,
        /// What is joined.
        members: Vec<Predicate>,
    },
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// A branch with one row, whose column it is.
    pub branch: Option<String>,
    /// Column.
    pub field: PlannedField,
    /// Greatest first.
    pub descending: bool,
    /// Where nulls stand, if the request says so.
    pub nulls_first: Option<bool>,
}
