//! A statement being written, and its parameters.

use crate::postgrest::cache::Name;
use crate::sql::{ident, qualified};

/// A statement with its parameters.
///
/// Each parameter is text of no declared type: the server reads it as a literal of the type its place asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// SQL with `$1`, `$2`, …
    pub sql: String,
    /// Values of the parameters.
    pub parameters: Vec<String>,
}

impl Statement {
    pub(super) fn push(&mut self, text: &str) -> &mut Statement {
        self.sql.push_str(text);
        self
    }

    pub(super) fn name(&mut self, name: &str) -> &mut Statement {
        self.push(&ident(name))
    }

    pub(super) fn table(&mut self, name: &Name) -> &mut Statement {
        self.push(&qualified(&name.schema, &name.name))
    }

    pub(super) fn bind(&mut self, value: impl Into<String>) -> &mut Statement {
        self.parameters.push(value.into());
        self.sql.push('$');
        self.push(&self.parameters.len().to_string())
    }

    /// Writes each item, with the separator between them.
    pub(super) fn join<T>(&mut self, items: &[T], separator: &str, mut write: impl FnMut(&mut Statement, &T)) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.push(separator);
            }
            write(self, item);
        }
    }
}
