//! Preferences, and the form of the answer.

/// Preferences of the header `Prefer`; none where the request does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefer {
    /// `return=`.
    pub returning: Option<Returning>,
    /// `resolution=`.
    pub resolution: Option<Resolution>,
    /// `count=`.
    pub count: Option<Count>,
    /// `missing=default`: absent keys take the column's default.
    pub missing_default: Option<bool>,
    /// `tx=rollback`: nothing is kept. A server honours it only where it is configured to.
    pub rollback: Option<bool>,
    /// `handling=strict`.
    pub strict: Option<bool>,
    /// `max-affected=`.
    pub max_affected: Option<u64>,
}

/// What a write answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returning {
    /// The rows.
    Representation,
    /// Nothing.
    Minimal,
    /// The place of the new row.
    HeadersOnly,
}

/// What becomes of rows that are there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// They are updated.
    Merge,
    /// They stay.
    Ignore,
}

/// How the total number of rows is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// By counting.
    Exact,
    /// By the planner.
    Planned,
    /// By counting small results and planning large ones.
    Estimated,
}

/// Form of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accept {
    /// One object, not an array; anything but one row is an error.
    pub single: bool,
    /// Keys whose value is null are left out.
    pub strip_nulls: bool,
}
