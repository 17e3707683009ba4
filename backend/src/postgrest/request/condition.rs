//! Conditions on rows.

use super::Field;

/// A condition on rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// On one column.
    Filter(Filter),
    /// `and(…)` or `or(…)`.
    Group {
        /// Preceded by `not.`.
        negated: bool,
        /// One member suffices.
        any: bool,
        /// What is joined.
        members: Vec<Condition>,
    },
}

/// A condition on one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Column.
    pub field: Field,
    /// Preceded by `not.`.
    pub negated: bool,
    /// What must hold.
    pub test: Test,
}

/// What must hold of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A comparison with a value.
    Compare {
        /// Operator of the API: `eq`, `like`, `cs`, …
        operator: Operator,
        /// `(any)` or `(all)`: the value is an array.
        quantifier: Option<Quantifier>,
        /// Value as text.
        value: String,
    },
    /// One of a list.
    In(Vec<String>),
    /// `is.null` and its like.
    Is(IsValue),
    /// Full-text search.
    Search {
        /// Function that reads the query.
        kind: SearchKind,
        /// Text search configuration.
        language: Option<String>,
        /// Query.
        query: String,
    },
}

/// Operators of filters; the names are the API's.
#[expect(missing_docs, reason = "the names are those of the API")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Eq,
    Neq,
    Gt,
    Gte,
    Lt,
    Lte,
    Like,
    Ilike,
    Match,
    Imatch,
    IsDistinct,
    Contains,
    Contained,
    Overlaps,
    StrictlyLeft,
    StrictlyRight,
    NotExtendsRight,
    NotExtendsLeft,
    Adjacent,
}

/// Whether a comparison must hold for one or for all values of an array.
#[expect(missing_docs, reason = "the names are those of the API")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    Any,
    All,
}

/// What `is.` compares with.
#[expect(missing_docs, reason = "the names are those of the API")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsValue {
    Null,
    NotNull,
    True,
    False,
    Unknown,
}

/// How the query of a full-text search is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchKind {
    /// `fts`: operators.
    Operators,
    /// `plfts`: words.
    Plain,
    /// `phfts`: a phrase.
    Phrase,
    /// `wfts`: as search engines take it.
    Web,
}
