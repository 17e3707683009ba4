//! What a request selects: rows of a table, and the rows embedded in them.

use crate::postgrest::Name;

/// Rows at one place of the answer.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// The table they come from; none where nobody knows.
    pub(super) table: Option<Name>,
    /// More may be embedded than is known.
    pub(super) is_open: bool,
    pub(super) branches: Vec<Branch>,
}

/// Embedded rows.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// Their name in the answer, and in filters.
    pub(super) key: String,
    /// The table's own name, by which they may be filtered, too.
    pub(super) target: String,
    /// At most one row.
    pub(super) is_one: bool,
    pub(super) tree: Tree,
}

/// Where a path of embeds leads.
pub(super) enum Reached<'t> {
    Tree(&'t Tree),
    /// An embed that the request does not have.
    Missing(String),
    /// It cannot be told.
    Unknown,
}

impl Tree {
    pub(super) fn of(table: Option<Name>) -> Tree {
        Tree { table, is_open: false, branches: Vec::new() }
    }

    pub(super) fn branch(&self, key: &str) -> Option<&Branch> {
        self.branches.iter().find(|branch| branch.key == key)
    }

    pub(super) fn reach(&self, path: &[String]) -> Reached<'_> {
        let Some((first, rest)) = path.split_first() else { return Reached::Tree(self) };
        match self.branch(first) {
            Some(branch) => branch.tree.reach(rest),
            None if self.is_open || self.table.is_none() => Reached::Unknown,
            None => Reached::Missing(first.clone()),
        }
    }
}
