//! What is done before anything is returned.

use super::node::Predicate;
use crate::postgrest::cache::{Name, Parameter, Routine};
use crate::postgrest::request::Resolution;

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Nothing: rows are read.
    Read {
        /// Only the headers are wanted.
        head: bool,
    },
    /// Rows are inserted.
    Insert {
        /// Table or view.
        table: Name,
        /// Columns that are written.
        columns: Vec<TypedColumn>,
        /// JSON text of the rows.
        payload: String,
        /// What becomes of rows that are there already, and the columns they are known by.
        on_conflict: Option<(Resolution, Vec<String>)>,
        /// Columns that are returned to the rest of the statement.
        returning: Vec<String>,
    },
    /// Rows are updated.
    Update {
        /// Table or view.
        table: Name,
        /// Columns that are written.
        columns: Vec<TypedColumn>,
        /// JSON text of the new values.
        payload: String,
        /// Which rows.
        predicates: Vec<Predicate>,
        /// Columns that are returned to the rest of the statement.
        returning: Vec<String>,
    },
    /// Rows are deleted.
    Delete {
        /// Table or view.
        table: Name,
        /// Which rows.
        predicates: Vec<Predicate>,
        /// Columns that are returned to the rest of the statement.
        returning: Vec<String>,
    },
    /// A function is called.
    Call {
        /// Function.
        routine: Routine,
        /// Parameters that are given.
        given: Vec<Parameter>,
        /// JSON text of the arguments; the one argument itself when nothing is named.
        payload: String,
        /// By POST.
        may_write: bool,
    },
}

impl Work {
    /// Whether nothing can be changed by it.
    pub fn is_read_only(&self) -> bool {
        matches!(self, Work::Read { .. } | Work::Call { may_write: false, .. })
    }

    /// Whether rows are written.
    pub fn is_write(&self) -> bool {
        matches!(self, Work::Insert { .. } | Work::Update { .. } | Work::Delete { .. })
    }
}

/// A column that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedColumn {
    /// Name.
    pub name: String,
    /// Type as the server prints it.
    pub data_type: String,
    /// What stands in for an absent key.
    pub default: Option<String>,
}
